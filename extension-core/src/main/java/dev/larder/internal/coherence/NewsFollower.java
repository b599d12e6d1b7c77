package dev.larder.internal.coherence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.redis.Command;
import dev.larder.internal.redis.Line;
import dev.larder.internal.redis.Lines;
import dev.larder.internal.redis.Reply;
import dev.larder.internal.telemetry.Journal;
import dev.larder.internal.time.Time;

/**
 * Follows the news, from the start until closed, on a line of its own. The cursor outlives the line, so nothing is lost
 * with it. While there is no news, one blocked read stands at the server; each answer confirms the view as of the moment
 * it was asked for.
 */
public final class NewsFollower implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final long AT_ONCE = 1_000;

    private final Lines lines;
    private final Names names;
    private final String self;
    private final Journal journal;
    private final Supplier<String> epochs;
    private final Time time;
    private final RandomGenerator random;
    private final View view;
    private final Duration patience;
    private final long block;
    private final Ledger ledger;
    private volatile boolean closed;
    private volatile @Nullable Line line;
    private int failures;

    /**
     * @param patience how long the server may take to answer, beside what it was asked to wait
     * @param block how long it is asked to wait; a third of what the view may lag at most
     */
    public NewsFollower(Lines lines, Names names, String self, Supplier<String> epochs, Time time,
            RandomGenerator random, View view, TagMirror mirror, Duration patience, Duration block,
            Listener listener, Journal journal) {
        this.lines = lines;
        this.names = names;
        this.self = self;
        this.journal = journal;
        this.epochs = epochs;
        this.time = time;
        this.random = random;
        this.view = view;
        this.patience = patience;
        this.block = Math.max(1, block.toMillis());
        this.ledger = new Ledger(self, mirror, listener);
        open();
    }

    private void open() {
        if (!closed) {
            lines.open().thenAccept(this::opened);
        }
    }

    private void opened(Optional<Line> fresh) {
        if (fresh.isEmpty()) {
            again();
            return;
        }
        line = fresh.get();
        if (closed) {
            fresh.get().close();
            return;
        }
        look(fresh.get());
    }

    private void look(Line open) {
        long asked = time.nanos();
        Optional<Position> last = ledger.last();
        Command look = Scripts.LOOK.plain(names.all(), epochs.get(),
                last.map(at -> String.valueOf(at.epoch())).orElse(""), last.map(Position::count).orElse(0L));
        send(open, look, patience, reply -> looked(open, reply, asked));
    }

    private void looked(Line open, Reply reply, long asked) {
        Optional<Order> now = Optional.empty();
        String end = null;
        if (reply instanceof Reply.Many pair && pair.values().size() == 2) {
            String text = Message.text(pair.values().get(0));
            end = Message.text(pair.values().get(1));
            now = text == null ? Optional.empty() : Order.of(text);
        }
        if (now.isEmpty() || end == null) {
            end(open);
            return;
        }
        if (ledger.last().isEmpty()) {
            view.begun(asked);
        }
        boolean complete = ledger.look(now.get().last(), end);
        if (ledger.hasGoneBack()) {
            leave(open, now.get().last());
            return;
        }
        if (complete) {
            view.confirmed(asked);
        }
        read(open);
    }

    /** What Redis has lost may have been an invalidation, whose entry it has again: nothing of this epoch is worth anything. */
    private void leave(Line open, Position lost) {
        Command leave = Scripts.LEAVE.plain(names.all(), epochs.get(), String.valueOf(lost.epoch()), self);
        send(open, leave, patience, reply -> {
            if (reply instanceof Reply.Failed) {
                end(open);
            } else {
                look(open);
            }
        });
    }

    /** Whatever the next step throws, the following goes on, and memory holds nothing that may be missed. */
    private void send(Line open, Command command, Duration within, Consumer<Reply> next) {
        open.send(command, within).thenAccept(reply -> {
            try {
                next.accept(reply);
            } catch (RuntimeException | Error broken) {
                journal.warn("Redis", "following the news of other processes failed, and begins anew: "
                        + broken.getClass().getName());
                ledger.garbled(ledger.cursor());
                end(open);
            }
        });
    }

    private void read(Line open) {
        if (closed) {
            open.close();
            return;
        }
        long asked = time.nanos();
        Command next = Command.read("XREAD", "COUNT", AT_ONCE, "BLOCK", block, "STREAMS", names.stream(),
                ledger.cursor());
        send(open, next, patience.plusMillis(block), reply -> {
            if (reply instanceof Reply.Nil) {
                failures = 0;
                ledger.readNothing();
                confirm(open);
            } else if (reply instanceof Reply.Many many && readAll(entries(many))) {
                failures = 0;
                if (ledger.hasGoneBack()) {
                    leave(open, ledger.last().orElseThrow());
                    return;
                }
                if (ledger.isComplete() && entries(many).size() < AT_ONCE) {
                    view.confirmed(asked);
                }
                read(open);
            } else {
                end(open);
            }
        });
    }

    /** That nothing came does not tell that nothing was told: Redis may have lost it, with the order. */
    private void confirm(Line open) {
        if (closed) {
            open.close();
            return;
        }
        long asked = time.nanos();
        send(open, Command.read("GET", names.order()), patience, reply -> {
            String text = Message.text(reply);
            Optional<Position> now = text == null ? Optional.empty() : Order.of(text).map(Order::last);
            if (now.isPresent() && now.equals(ledger.last())) {
                view.confirmed(asked);
                read(open);
            } else {
                look(open);
            }
        });
    }

    private boolean readAll(List<Reply> entries) {
        List<Message> messages = new ArrayList<>();
        for (Reply entry : entries) {
            Optional<Message> message = Message.of(entry);
            if (message.isEmpty()) {
                ledger.read(messages);
                messages.clear();
                String id = entry instanceof Reply.Many pair && !pair.values().isEmpty()
                        ? Message.text(pair.values().get(0)) : null;
                if (id == null) {
                    return false;
                }
                ledger.garbled(id);
            } else {
                messages.add(message.get());
            }
        }
        ledger.read(messages);
        return true;
    }

    /** One stream was asked for: its name and its entries, within one more list or not, as the protocol has it. */
    private static List<Reply> entries(Reply.Many streams) {
        Reply last = streams.values().get(streams.values().size() - 1);
        if (last instanceof Reply.Many inner && inner.values().size() == 2
                && !(inner.values().get(0) instanceof Reply.Many) && inner.values().get(1) instanceof Reply.Many entries
                && (entries.values().isEmpty() || entries.values().get(0) instanceof Reply.Many)) {
            return entries.values();
        }
        return last instanceof Reply.Many entries ? entries.values() : List.of();
    }

    private void end(Line broken) {
        broken.close();
        again();
    }

    private void again() {
        line = null;
        if (!closed) {
            long longest = Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(failures++, 20));
            long pause = longest / 2 + random.nextLong(longest / 2 + 1);
            time.after(Duration.ofNanos(pause), this::open);
        }
    }

    @Override
    public void close() {
        closed = true;
        Line open = line;
        if (open != null) {
            open.close();
        }
    }
}
