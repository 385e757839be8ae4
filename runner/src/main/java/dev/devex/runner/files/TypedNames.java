package dev.devex.runner.files;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names in a folder with their types, as Linux tells them together (getdents64(2)). Java asks for the type of each name
 * anew, which takes longer than all the rest of a long listing.
 */
final class TypedNames {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int O_CLOEXEC = 0x80000;
    // struct linux_dirent64
    private static final int RECORD_LENGTH = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;
    // A record ends behind its name's NUL, at the next multiple.
    private static final int ALIGNMENT = 8;

    private static final @Nullable Machine MACHINE = Machine.find(Platform.ARCH);

    static {
        Native.register(TypedNames.class, Platform.C_LIBRARY_NAME);
    }

    private TypedNames() {}

    /**
     * What is in {@code real}, which is {@code root} or below it, reached name by name without following a link. Empty where
     * the system does not tell; what is wrong, Java then says.
     */
    static Optional<List<TypedName>> in(Path root, Path real) {
        if (MACHINE == null) {
            return Optional.empty();
        }
        int folder = open(MACHINE, root, real);
        if (folder < 0) {
            return Optional.empty();
        }
        try {
            return read(MACHINE, folder);
        } finally {
            close(folder);
        }
    }

    private static int open(Machine machine, Path root, Path real) {
        int flags = machine.directory() | machine.noFollow() | O_CLOEXEC;
        int folder = openat(0, root.toString(), flags, 0);
        for (Path name : root.relativize(real)) {
            if (folder >= 0 && !name.toString().isEmpty()) {
                int parent = folder;
                folder = openat(parent, name.toString(), flags, 0);
                close(parent);
            }
        }
        return folder;
    }

    private static Optional<List<TypedName>> read(Machine machine, int folder) {
        List<TypedName> names = new ArrayList<>();
        try (Memory memory = new Memory(BUFFER_BYTES)) {
            byte[] entries = new byte[BUFFER_BYTES];
            long length = syscall(machine.getdents(), folder, Pointer.nativeValue(memory), BUFFER_BYTES);
            while (length > 0) {
                memory.read(0, entries, 0, (int) length);
                add(entries, (int) length, names);
                length = syscall(machine.getdents(), folder, Pointer.nativeValue(memory), BUFFER_BYTES);
            }
            boolean whole = length == 0 && names.stream().noneMatch(name -> name.type() == TypedName.UNKNOWN);
            return whole ? Optional.of(names) : Optional.empty();
        }
    }

    private static void add(byte[] entries, int end, List<TypedName> names) {
        ByteBuffer numbers = ByteBuffer.wrap(entries).order(ByteOrder.nativeOrder());
        int at = 0;
        while (at < end) {
            int next = at + (numbers.getShort(at + RECORD_LENGTH) & 0xFFFF);
            int nameEnd = Math.max(at + NAME, next - ALIGNMENT);
            while (entries[nameEnd] != 0) {
                nameEnd++;
            }
            String name = new String(entries, at + NAME, nameEnd - at - NAME, StandardCharsets.UTF_8);
            if (!name.equals(".") && !name.equals("..")) {
                names.add(new TypedName(name, entries[at + TYPE]));
            }
            at = next;
        }
    }

    private static native int openat(int folder, String name, int flags, int mode);

    private static native long syscall(long number, long first, long second, long third);

    private static native int close(int descriptor);

    /** A name, and what kind of file has it (readdir(3)). */
    record TypedName(String name, byte type) {
        private static final byte UNKNOWN = 0;
        private static final byte FOLDER = 4;
        private static final byte LINK = 10;

        boolean isFolder() {
            return type == FOLDER;
        }

        boolean isLink() {
            return type == LINK;
        }
    }

    /** What differs between machines: the number of the call, and two flags of open(2). */
    private record Machine(long getdents, int directory, int noFollow) {
        static @Nullable Machine find(String name) {
            return switch (name) {
                case "x86-64" -> new Machine(217, 0x10000, 0x20000);
                case "aarch64" -> new Machine(61, 0x4000, 0x8000);
                default -> null;
            };
        }
    }
}
