package dev.devex.snapshot.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** This program's class path with folders packed into jars: an archive of loaded classes takes no others. */
final class Classpath {
    private Classpath() {}

    static String packedInto(Path folder) throws IOException {
        List<String> packed = new ArrayList<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(element);
            packed.add(Files.isDirectory(path) ? pack(path, folder.resolve(packed.size() + ".jar")) : element);
        }
        return String.join(File.pathSeparator, packed);
    }

    /** What saving and restoring need of it: a start looks at each jar, and the runner has one. */
    static String ofTransfers(String packed) {
        return Stream.of(packed.split(File.pathSeparator))
                .filter(jar -> jar.matches(".*/([0-9]+|zstd-jni[^/]*)[.]jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String pack(Path folder, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }
}
