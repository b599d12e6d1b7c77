package dev.larder.internal.redis.vertx;

import java.util.ArrayDeque;
import java.util.List;

/**
 * What was written and is not answered yet, in its order, with the times that matter: when the next command is late,
 * and when the connection must be taken for dead. For one thread.
 */
final class Flights {

    /** Commands that were written together. */
    static final class Flight {

        private final List<Pending> commands;
        private final long sent;

        private Flight(List<Pending> commands, long sent) {
            this.commands = commands;
            this.sent = sent;
        }

        List<Pending> commands() {
            return commands;
        }

        private boolean isSettled() {
            return commands.get(commands.size() - 1).isAnswered();
        }
    }

    private final long silence;
    private final ArrayDeque<Flight> flights = new ArrayDeque<>();
    private int commands;
    private long lastHeard = System.nanoTime();

    /** @param silence for so long without any answer, and the connection is dead */
    Flights(long silence) {
        this.silence = silence;
    }

    Flight begin(List<Pending> run, long now) {
        var flight = new Flight(run, now);
        flights.add(flight);
        commands += run.size();
        return flight;
    }

    boolean isEmpty() {
        return flights.isEmpty();
    }

    /** How many commands the server owes an answer, late ones among them. */
    int commands() {
        return commands;
    }

    void land(Flight flight, long now) {
        heard(now);
        remove(flight);
    }

    void heard(long now) {
        lastHeard = now;
    }

    void remove(Flight flight) {
        // Replies come in the order of the commands, so this is nearly always the first.
        if (flights.peek() == flight) {
            flights.remove();
        } else {
            flights.removeIf(other -> other == flight);
        }
        commands -= flight.commands.size();
    }

    /** When there is next something to do; there must be a flight. */
    long nextEvent() {
        long dead = deadAt(flights.element());
        for (Flight flight : flights) {
            if (!flight.isSettled()) {
                long due = flight.commands.get(0).due;
                return due - dead < 0 ? due : dead;
            }
        }
        return dead;
    }

    boolean isSilent(long now) {
        Flight oldest = flights.peek();
        return oldest != null && now - deadAt(oldest) >= 0;
    }

    private long deadAt(Flight oldest) {
        return (lastHeard - oldest.sent > 0 ? lastHeard : oldest.sent) + silence;
    }

    void failDue(long now) {
        for (Flight flight : flights) {
            for (Pending pending : flight.commands) {
                if (pending.isDue(now)) {
                    pending.fail(Pending.LATE);
                }
            }
        }
    }

    void failAll(String why) {
        for (Flight flight : flights) {
            flight.commands.forEach(pending -> pending.unreachable(why));
        }
        flights.clear();
        commands = 0;
    }
}
