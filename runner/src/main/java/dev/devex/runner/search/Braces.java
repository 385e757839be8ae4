package dev.devex.runner.search;

import java.util.ArrayList;
import java.util.List;

/** Writes {@code *.{js,ts}} out as {@code *.js} and {@code *.ts}. */
final class Braces {
    private static final int MAX = 256;

    private Braces() {}

    /** Throws {@link IllegalArgumentException} where braces do not pair, or stand for too many. */
    static List<String> expand(String glob) {
        int open = find(glob, 0, "{");
        if (open < 0) {
            if (find(glob, 0, "}") >= 0) {
                throw new IllegalArgumentException("a brace that is not opened");
            }
            return List.of(glob);
        }
        List<Integer> cuts = cuts(glob, open);
        String before = glob.substring(0, open);
        String after = glob.substring(cuts.get(cuts.size() - 1) + 1);
        List<String> expanded = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            expanded.addAll(expand(before + glob.substring(cuts.get(i) + 1, cuts.get(i + 1)) + after));
            if (expanded.size() > MAX) {
                throw new IllegalArgumentException("too many braces");
            }
        }
        return expanded;
    }

    /** Where the brace at {@code open}, its commas and the brace that closes it are. */
    private static List<Integer> cuts(String glob, int open) {
        List<Integer> cuts = new ArrayList<>(List.of(open));
        int depth = 1;
        for (int at = find(glob, open + 1, "{},"); at >= 0; at = find(glob, at + 1, "{},")) {
            char c = glob.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 || (depth == 1 && c == ',')) {
                cuts.add(at);
            }
            if (depth == 0) {
                return cuts;
            }
        }
        throw new IllegalArgumentException("a brace that is not closed");
    }

    /** The first of {@code wanted} that is neither escaped nor among the characters of a bracket. */
    private static int find(String glob, int from, String wanted) {
        for (int at = from; at < glob.length(); at++) {
            char c = glob.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                int close = glob.indexOf(']', at + 2);
                at = close < 0 ? at : close;
            } else if (wanted.indexOf(c) >= 0) {
                return at;
            }
        }
        return -1;
    }
}
