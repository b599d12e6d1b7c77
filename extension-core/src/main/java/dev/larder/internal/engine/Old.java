package dev.larder.internal.engine;

import dev.larder.internal.tier.Held;

/** An old value, and an answer made of it. */
record Old(Held held, Outcome.Answered answer) {
}
