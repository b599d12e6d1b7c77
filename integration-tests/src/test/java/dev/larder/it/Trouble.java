package dev.larder.it;

/** What the coherence checker does to the processes' ways to Redis, and to Redis. */
enum Trouble {

    DELAY, HOLD_UP, HOLD_DOWN, SILENCE, RESET, CUT_UP, CUT_DOWN,

    CLIENT_KILL, SCRIPT_FLUSH, FLUSHALL, RESTART_EMPTY, PAUSE,

    /** For one process all is a little slow when writers stop: what has overtaken what stays so. */
    DELAY_OF_LAST_NEWS,

    /** The same, and Redis loses the news before that process has asked for them. */
    FLUSHALL_OF_LAST_NEWS
}
