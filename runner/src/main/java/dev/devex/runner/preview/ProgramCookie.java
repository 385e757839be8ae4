package dev.devex.runner.preview;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cookie that a program sets (RFC 6265, 4.1): its pair and its attributes, as they were written. */
record ProgramCookie(String pair, List<String> attributes) {
    private static final Set<String> BEYOND = Set.of("domain");
    private static final Set<String> SITES = Set.of("samesite", "secure", "partitioned");

    static ProgramCookie parse(String header) {
        List<String> parts =
                Arrays.stream(header.split(";", -1)).map(String::trim).toList();
        return new ProgramCookie(parts.get(0), parts.subList(1, parts.size())).without(BEYOND);
    }

    /** Such that a browser keeps it for a page in a frame of another site, as it does for one in a tab. */
    ProgramCookie inFrame() {
        return without(SITES).with(PassScope.FRAMED);
    }

    /** As a browser is to see it; {@code place} says where a path of the program's is. */
    String under(UnaryOperator<String> place) {
        ProgramCookie placed = attributes.stream()
                .filter(attribute -> name(attribute).equals("path"))
                .map(attribute ->
                        attribute.substring(attribute.indexOf('=') + 1).trim())
                .reduce((earlier, later) -> later)
                .map(path -> without(Set.of("path")).with("Path=" + place.apply(path.startsWith("/") ? path : "/")))
                .orElse(this);
        return Stream.concat(Stream.of(pair), placed.attributes.stream()).collect(Collectors.joining("; "));
    }

    private ProgramCookie without(Set<String> names) {
        return new ProgramCookie(
                pair,
                attributes.stream()
                        .filter(attribute -> !names.contains(name(attribute)))
                        .toList());
    }

    private ProgramCookie with(String attribute) {
        return new ProgramCookie(
                pair, Stream.concat(attributes.stream(), Stream.of(attribute)).toList());
    }

    private static String name(String attribute) {
        int end = attribute.indexOf('=');
        return (end < 0 ? attribute : attribute.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }
}
