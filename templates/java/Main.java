import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** A small HTTP server on what the JDK brings. */
public class Main {
    private static final String GREETING = "Hello from Java";
    private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Hello from Java</title>
                <style>
                  :root { color-scheme: light dark; --accent: #e76f00; }
                  body {
                    margin: 0; min-height: 100vh; display: grid; place-items: center;
                    font: 1.05rem/1.6 system-ui, sans-serif;
                    background: light-dark(#f6f7f9, #14171c); color: light-dark(#1d2430, #e6e9ef);
                  }
                  main {
                    max-width: 32rem; margin: 1.5rem; padding: 2.5rem; border-radius: 1rem;
                    background: light-dark(#fff, #1d222b); border-top: 0.4rem solid var(--accent);
                    box-shadow: 0 1rem 3rem rgb(0 0 0 / 12%);
                  }
                  h1 { margin: 0 0 0.5rem; font-size: 2rem; line-height: 1.2; }
                  code { padding: 0.1em 0.4em; border-radius: 0.3em; background: light-dark(#eef0f4, #2a303b); }
                  small { opacity: 0.7; }
                </style>
              </head>
              <body>
                <main>
                  <h1>{greeting}</h1>
                  <p>This page comes from <code>Main.java</code>. Change the greeting at its top, stop the program with
                    <code>Ctrl+C</code>, run it again, and reload this page.</p>
                  <small>Java {version} · {time}</small>
                </main>
              </body>
            </html>
            """;

    public static void main(String[] args) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
        var server = HttpServer.create(address, 0);
        server.createContext("/", Main::handle);
        server.start();
        System.out.println(GREETING + ": listening on port " + PORT + ". Ctrl+C stops it.");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(0);
            System.out.println("Goodbye.");
        }));
    }

    private static void handle(HttpExchange exchange) throws IOException {
        boolean found = exchange.getRequestURI().getPath().equals("/");
        byte[] body = (found ? page() : "<h1>There is nothing here</h1>").getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(found ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String page() {
        return PAGE.replace("{greeting}", GREETING)
                .replace("{version}", Runtime.version().toString())
                .replace("{time}", LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
