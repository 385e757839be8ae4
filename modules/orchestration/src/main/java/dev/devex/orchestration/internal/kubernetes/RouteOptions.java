package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How browsers reach runners.
 *
 * @param bySubdomain whether each repl has a host of its own, or a path of the one host
 * @param scheme http or https
 * @param authority the domain or the host, with a port where it is not the scheme's
 * @param ingressClass null for the cluster's default one
 * @param annotations of each Ingress or HTTPRoute
 * @param tlsSecret of each Ingress; null leaves the certificate to the controller
 * @param gateway where there is one, HTTPRoutes lead through it, and there is no Ingress
 */
record RouteOptions(
        boolean bySubdomain,
        String scheme,
        String authority,
        @Nullable String ingressClass,
        Map<String, String> annotations,
        @Nullable String tlsSecret,
        @Nullable Gateway gateway) {
    /** A listener that routes are attached to; {@code section} is null for every listener of the Gateway. */
    record Gateway(String namespace, String name, @Nullable String section) {
        /** Of the form {@code namespace/name} or {@code namespace/name/section}. */
        static Gateway parse(String text) {
            var words = text.split("/");
            return new Gateway(words[0], words[1], words.length > 2 ? words[2] : null);
        }
    }

    URI url(ReplId repl) {
        return URI.create(scheme + "://" + (bySubdomain ? repl + "." + authority : authority + "/" + repl));
    }

    /** Without a port, as an Ingress wants it. */
    String host(ReplId repl) {
        var host = authority.replaceFirst(":\\d+$", "");
        return bySubdomain ? repl + "." + host : host;
    }

    /** Under which the runner serves; empty, or with a slash before it and none behind. */
    String basePath(ReplId repl) {
        return bySubdomain ? "" : "/" + repl;
    }

    /** Under which requests are for the repl. */
    String prefix(ReplId repl) {
        return bySubdomain ? "/" : "/" + repl;
    }
}
