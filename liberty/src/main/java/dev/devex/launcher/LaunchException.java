package dev.devex.launcher;

/** Why Devex does not run, in one sentence for the person at the terminal; never with a secret in it. */
sealed class LaunchException extends RuntimeException
        permits InvalidSettingException, RefusedStartException, FailedStartException {
    private static final long serialVersionUID = 1L;

    LaunchException(String sentence) {
        super(sentence);
    }

    LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
