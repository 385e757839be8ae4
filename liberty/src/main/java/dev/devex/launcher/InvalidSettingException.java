package dev.devex.launcher;

/** A setting that cannot be used. The sentence begins with the variable's name and does not repeat its value. */
final class InvalidSettingException extends LaunchException {
    private static final long serialVersionUID = 1L;

    InvalidSettingException(String variable, String fact) {
        super(variable + " " + fact);
    }
}
