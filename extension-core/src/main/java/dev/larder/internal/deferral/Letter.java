package dev.larder.internal.deferral;

/** What can be read of the recorded call of a dead letter, whatever build recorded it. */
public final class Letter {

    private Letter() {
    }

    /** The method, as its plan described it. */
    public static String method(byte[] call) {
        return RecordedCall.decode(call).map(RecordedCall::method)
                .orElse("(recorded in a format that this build does not read)");
    }
}
