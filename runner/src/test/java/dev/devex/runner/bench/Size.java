package dev.devex.runner.bench;

/** How much of everything is measured; the kernel counts CPU in ticks of 10 ms, so it takes many echoes to see what one costs. */
record Size(int rounds, int warmUps, int echoes, int megabytes, int floodMillis, int silenceMillis) {
    static final Size USUAL = new Size(3, 300, 2000, 40, 1000, 2000);
    static final Size TINY = new Size(1, 5, 5, 1, 100, 100);
}
