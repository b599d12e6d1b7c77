package dev.larder.it;

/** What the coherence checker does to the processes' ways to Redis, and to Redis. */
enum Trouble {

    DELAY, HOLD_UP, HOLD_DOWN, SILENCE, RESET, CUT_UP, CUT_DOWN,

    CLIENT_KILL, SCRIPT_FLUSH, FLUSHALL, RESTART_EMPTY, PAUSE,

    /** News under way are slow, and what is behind them in Redis goes before anybody asks for it. */
    FLUSHALL_BEHIND_DELAY
}
