package dev.devex.runner.bench;

/** How much of everything is measured. */
record Size(int rounds, int echoes, int megabytes, int floodMillis, int silenceMillis) {
    static final Size USUAL = new Size(3, 300, 40, 1000, 2000);
    static final Size TINY = new Size(1, 5, 1, 100, 100);
}
