package dev.larder.it;

/** What the write-behind checker does while writes are made and applied. */
enum WriteFault {

    /** SIGKILL when nothing of a write was done. */
    KILL_BEFORE_BODY,

    /** SIGKILL when all was written, and not committed. */
    KILL_IN_BODY,

    /** SIGKILL when a part of a batch was written. */
    KILL_IN_BATCH,

    /** SIGKILL after the commit, before the acknowledgement. */
    KILL_AFTER_COMMIT,

    /** SIGTERM, as at the end of each deployment. */
    TERMINATE,

    /** SIGSTOP in a body for longer than the lease. */
    STOP_PAST_LEASE,

    /** SIGKILL of Redis, and a restart, with {@code appendfsync everysec}. */
    REDIS_KILL_EVERYSEC,

    /** The same with {@code appendfsync always}. */
    REDIS_KILL_ALWAYS,

    /** Nothing arrives from or at Redis for one process, for longer than the lease. */
    REDIS_SILENT,

    /** The connections of one process to Redis break. */
    REDIS_RESET,

    /** The database refuses connections, and has broken those that there were. */
    DATABASE_DOWN,

    /** The database takes its time. */
    DATABASE_SLOW,

    /** The database refuses one row. */
    ROW_REFUSED,

    /** A commit arrives, and its answer does not. */
    COMMIT_UNKNOWN
}
