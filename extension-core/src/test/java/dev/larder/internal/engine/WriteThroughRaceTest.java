package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.larder.Tier;
import dev.larder.internal.engine.RacingWriters.Actor;
import dev.larder.internal.engine.RacingWriters.Fault;

/** Two writers of a key, or a writer and a reader, in every order that their steps can take. */
class WriteThroughRaceTest {

    /** What all orders came to. */
    private record Findings(int orders, int cachedAtTheEnd, Optional<String> violation) {
    }

    private static RacingWriters twoProcesses(Tier tier, Fault fault) {
        RacingWriters race = new RacingWriters(tier, fault);
        return race.writer(race.process(), "1").writer(race.process(), "2");
    }

    private static RacingWriters oneProcess(Tier tier, Fault fault) {
        RacingWriters race = new RacingWriters(tier, fault);
        Engine engine = race.process();
        return race.writer(engine, "1").writer(engine, "2");
    }

    private static RacingWriters withReader(Tier tier, Fault fault) {
        RacingWriters race = new RacingWriters(tier, fault);
        Engine engine = race.process();
        return race.writer(engine, "1").reader(engine);
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = { "BOTH", "REMOTE" })
    void writersOfTwoProcessesNeverLeaveTheOlderValue(Tier tier) {
        Findings findings = inAllOrders(() -> twoProcesses(tier, Fault.NONE));
        assertThat(findings.violation()).isEmpty();
        assertThat(findings.orders()).isGreaterThan(200);
        assertThat(findings.cachedAtTheEnd()).as("orders in which a value was left").isPositive();
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = { "BOTH", "REMOTE", "LOCAL" })
    void writersOfOneProcessNeverLeaveTheOlderValue(Tier tier) {
        Findings findings = inAllOrders(() -> oneProcess(tier, Fault.NONE));
        assertThat(findings.violation()).isEmpty();
        assertThat(findings.cachedAtTheEnd()).as("orders in which a value was left").isPositive();
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = { "BOTH", "REMOTE", "LOCAL" })
    void readerThatBeganBeforeDoesNotBringTheOldValueBack(Tier tier) {
        Findings findings = inAllOrders(() -> withReader(tier, Fault.NONE));
        assertThat(findings.violation()).isEmpty();
        assertThat(findings.cachedAtTheEnd()).as("orders in which a value was left").isPositive();
    }

    @ParameterizedTest
    @EnumSource(value = Tier.class, names = { "BOTH", "REMOTE" })
    void readerThatFoundTheOldValueDoesNotBringItBack(Tier tier) {
        Findings findings = inAllOrders(() -> withReader(tier, Fault.NONE).seeded());
        assertThat(findings.violation()).isEmpty();
        assertThat(findings.cachedAtTheEnd()).as("orders in which a value was left").isPositive();
    }

    @Test
    void withLeasesTakenAfterTheMethodTheOlderValueStays() {
        assertThat(inAllOrders(() -> twoProcesses(Tier.BOTH, Fault.LEASE_TAKEN_AFTER_THE_METHOD)).violation())
                .isPresent();
    }

    @Test
    void withoutForgettingWhatIsRefusedTheOlderValueStays() {
        assertThat(inAllOrders(() -> twoProcesses(Tier.BOTH, Fault.NOTHING_FORGOTTEN)).violation()).isPresent();
    }

    @Test
    void withoutTheFenceOfMemoryTheOlderValueComesBack() {
        assertThat(inAllOrders(() -> withReader(Tier.BOTH, Fault.MEMORY_UNFENCED).seeded()).violation()).isPresent();
    }

    /** Each order is run from the beginning; the choices of the last tell the next. */
    private static Findings inAllOrders(Supplier<RacingWriters> races) {
        int orders = 0;
        int cached = 0;
        List<Integer> choices = new ArrayList<>();
        do {
            RacingWriters race = races.get();
            List<Integer> open = new ArrayList<>();
            StringBuilder order = new StringBuilder();
            while (race.actors().stream().anyMatch(actor -> !actor.isDone())) {
                List<Actor> going = race.actors().stream().filter(Actor::mayStep).toList();
                if (going.isEmpty()) {
                    race.pass();
                    continue;
                }
                int at = open.size();
                if (at == choices.size()) {
                    choices.add(0);
                }
                open.add(going.size());
                Actor next = going.get(choices.get(at));
                next.step();
                order.append(race.actors().indexOf(next));
                if (race.violation().isPresent()) {
                    return new Findings(orders, cached, Optional.of(order + ": " + race.violation().get()));
                }
            }
            orders++;
            cached += race.isCached() ? 1 : 0;
            advance(choices, open);
        } while (!choices.isEmpty());
        return new Findings(orders, cached, Optional.empty());
    }

    private static void advance(List<Integer> choices, List<Integer> open) {
        int last = choices.size() - 1;
        while (last >= 0 && choices.get(last) + 1 == open.get(last)) {
            choices.remove(last--);
        }
        if (last >= 0) {
            choices.set(last, choices.get(last) + 1);
        }
    }
}
