const http = require("node:http");

const greeting = "Hello from Node.js";
const port = Number(process.env.PORT ?? 3000);

const page = () => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Hello from Node.js</title>
    <style>
      :root { color-scheme: light dark; --accent: #3c873a; }
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
      <h1>${greeting}</h1>
      <p>This page comes from <code>index.js</code>. Change the greeting at its top, stop the program with
        <code>Ctrl+C</code>, run it again, and reload this page.</p>
      <small>Node.js ${process.version} · ${new Date().toLocaleTimeString("en-GB")}</small>
    </main>
  </body>
</html>
`;

const server = http.createServer((request, response) => {
  const found = new URL(request.url, "http://localhost").pathname === "/";
  response.writeHead(found ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" });
  response.end(found ? page() : "<h1>There is nothing here</h1>");
});

server.listen(port, "127.0.0.1", () => {
  console.log(`${greeting}: listening on port ${port}. Ctrl+C stops it.`);
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    console.log("Goodbye.");
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
