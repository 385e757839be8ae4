package dev.devex.runner.server;

import static dev.devex.runner.options.Options.require;

import dev.devex.runner.autosave.AutosaveOptions;
import dev.devex.runner.hold.Hold;
import dev.devex.runner.options.Options;
import dev.devex.runner.preview.PreviewHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code serve} was asked to do.
 *
 * @param port 0 for any free one
 * @param basePath empty, or begins with a slash and does not end with one
 * @param keysUrl where newer keys are, or null
 * @param publicUrl where browsers reach the core
 * @param announce where to write the port, or null
 * @param ring how many bytes of each terminal's output are kept
 * @param previewDomain under which each previewed program has a host of its own, or null
 * @param autosave how the work is saved while people work, or null where it is not
 * @param hold by which a save from outside has the runner keep still, or null where there is none
 */
public record ServeOptions(
        String host,
        int port,
        String basePath,
        Path workspace,
        Path home,
        String repl,
        Path keys,
        @Nullable URI keysUrl,
        URI publicUrl,
        @Nullable Path announce,
        int ring,
        @Nullable String previewDomain,
        @Nullable AutosaveOptions autosave,
        @Nullable Hold hold) {
    private static final String ACCESS = "--access";
    private static final String INDEX = "--index";
    private static final String HOLD = "--hold";
    private static final Set<String> NAMES = Set.of(
            "--host",
            "--port",
            "--base-path",
            "--workspace",
            "--home",
            "--repl",
            "--keys",
            "--keys-url",
            "--public-url",
            "--announce",
            "--ring",
            "--preview-domain",
            ACCESS,
            INDEX,
            HOLD);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final int MAX_PORT = 65535;
    private static final int MIN_RING = 1 << 18;
    private static final int MAX_RING = 1 << 24;

    public ServeOptions {
        require(port >= 0 && port <= MAX_PORT, "--port must be from 0 to " + MAX_PORT);
        require(ring >= MIN_RING && ring <= MAX_RING, "--ring must be from " + MIN_RING + " to " + MAX_RING);
        require(basePath.matches("(/[A-Za-z0-9._~-]+)*"), "--base-path must look like /a/b");
        require(repl.matches("repl-[0-9a-f-]{36}"), "--repl must be the id of a repl");
        require(Files.isDirectory(workspace), "--workspace must be a folder");
        require(Files.isDirectory(home), "--home must be a folder");
        require(
                previewDomain == null || previewDomain.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:\\d{1,5})?"),
                "--preview-domain must look like example.org");
        require(isHttp(publicUrl), "--public-url must be an http or https address");
        require(keysUrl == null || isHttp(keysUrl), "--keys-url must be an http or https address");
    }

    /** Throws {@link IllegalArgumentException} with a sentence about what is wrong. */
    public static ServeOptions parse(List<String> arguments) {
        Options options = Options.parse(arguments, NAMES);
        Path workspace = Path.of(options.required("--workspace")).toAbsolutePath();
        Path home = Path.of(options.required("--home")).toAbsolutePath();
        return new ServeOptions(
                options.find("--host").orElse("127.0.0.1"),
                number("--port", options.find("--port").orElse("0")),
                options.find("--base-path").orElse("").replaceAll("/$", ""),
                workspace,
                home,
                options.required("--repl"),
                Path.of(options.required("--keys")),
                options.find("--keys-url").map(ServeOptions::address).orElse(null),
                address(options.required("--public-url")),
                options.find("--announce").map(Path::of).orElse(null),
                number("--ring", options.find("--ring").orElse("1048576")),
                options.find("--preview-domain").orElse(null),
                autosave(options, workspace, home),
                options.find(HOLD).map(file -> new Hold(Path.of(file))).orElse(null));
    }

    /** The origin of the core's pages (RFC 6454), as browsers send it. */
    public String origin() {
        int port = publicUrl.getPort();
        boolean usual = port < 0 || port == (isSecure() ? 443 : 80);
        return publicUrl.getScheme() + "://" + publicUrl.getHost() + (usual ? "" : ":" + port);
    }

    /** The hosts of previewed programs: where none are named, browsers of this machine need no setting up. */
    public Optional<PreviewHosts> previewHosts() {
        String usual = LOOPBACK.contains(host) ? PreviewHosts.LOCALHOST : null;
        return Optional.ofNullable(previewDomain == null ? usual : previewDomain)
                .map(domain -> new PreviewHosts(repl, domain, isSecure()));
    }

    /** Whether browsers come by https. */
    public boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    private static @Nullable AutosaveOptions autosave(Options options, Path workspace, Path home) {
        Optional<Path> access = options.find(ACCESS).map(Path::of);
        Optional<Path> index = options.find(INDEX).map(Path::of);
        require(access.isPresent() == index.isPresent(), "--access and --index go together");
        return access.isEmpty()
                ? null
                : new AutosaveOptions(
                        workspace,
                        home,
                        access.get().toAbsolutePath(),
                        index.get().toAbsolutePath());
    }

    private static boolean isHttp(URI address) {
        return Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
    }

    private static int number(String option, String text) {
        require(text.matches("\\d{1,9}"), option + " must be a number");
        return Integer.parseInt(text);
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(text + " is not an address", malformed);
        }
    }
}
