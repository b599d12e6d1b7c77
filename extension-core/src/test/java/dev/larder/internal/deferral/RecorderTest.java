package dev.larder.internal.deferral;

import static dev.larder.internal.deferral.TestWrites.parameter;
import static dev.larder.internal.deferral.TestWrites.plan;
import static dev.larder.internal.deferral.TestWrites.read;
import static dev.larder.internal.deferral.TestWrites.recorder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.larder.WriteBehindException;
import dev.larder.internal.plan.ParameterPlan;
import dev.larder.internal.plan.WritePlan;

/** What is recorded of a call, and how it is read by a later build. */
class RecorderTest {

    private static final ParameterPlan ID = parameter("id", "java.lang.String");
    private static final ParameterPlan COUNT = parameter("count", "long");
    private static final ParameterPlan NOTES = parameter("notes", "java.util.List<java.lang.String>");
    private static final WritePlan ADD = plan("add", false, ID, COUNT, NOTES);

    private static byte[] recorded() {
        return recorder(ADD).record(new Object[] { "a\u0000ü\uD83D\uDE00", Long.MIN_VALUE, List.of("x", "") });
    }

    private static void assertUnfit(WritePlan now, byte[] call, String text) {
        assertThatThrownBy(() -> read(now, call)).isInstanceOf(UnfitException.class).hasMessage(text);
    }

    @Test
    void argumentsComeBackByTheNamesOfTheirParameters() throws UnfitException {
        assertThat(read(ADD, recorded())).hasSize(3).containsEntry("id", "a\u0000ü\uD83D\uDE00")
                .containsEntry("count", Long.MIN_VALUE).containsEntry("notes", List.of("x", ""));
    }

    @Test
    void nullComesBackAsNull() throws UnfitException {
        byte[] call = recorder(ADD).record(new Object[] { null, 1L, null });
        assertThat(read(ADD, call)).containsEntry("id", null).containsEntry("notes", null);
    }

    @Test
    void orderOfTheParametersMayChange() throws UnfitException {
        assertThat(read(plan("add", false, NOTES, COUNT, ID), recorded())).containsEntry("count", Long.MIN_VALUE);
    }

    @Test
    void parameterThatWasAddedIsNamed() {
        WritePlan now = plan("add", false, ID, COUNT, NOTES, parameter("since", "java.time.Instant"));
        assertUnfit(now, recorded(), "parameter 'since' of " + now.method().describe()
                + " is not in the recorded call: it was made before the parameter was added");
    }

    @Test
    void parameterThatWasRemovedIsNamed() {
        WritePlan now = plan("add", false, ID, COUNT);
        assertUnfit(now, recorded(), "parameter 'notes' of shop.Views.add(java.lang.String, long)"
                + " is in the recorded call, and no longer among the method's parameters");
    }

    @ParameterizedTest
    @CsvSource({ "int", "java.lang.String", "java.util.List<java.lang.Long>" })
    void parameterOfAnotherTypeIsNamed(String type) {
        WritePlan now = plan("add", false, ID, parameter("count", type), NOTES);
        assertUnfit(now, recorded(), "parameter 'count' of " + now.method().describe()
                + " was recorded as another shape of " + type);
    }

    @Test
    void elementOfAnotherTypeIsNamed() {
        WritePlan now = plan("add", false, ID, COUNT, parameter("notes", "java.util.List<java.lang.Integer>"));
        assertUnfit(now, recorded(), "parameter 'notes' of " + now.method().describe()
                + " was recorded as another shape of java.util.List<java.lang.Integer>");
    }

    @Test
    void nullIsNoPrimitive() {
        byte[] call = new RecordedCall("m()", List.of(new RecordedCall.Argument("count",
                TestWrites.CODECS.of("long").fingerprint(), null))).encode();
        assertUnfit(plan("add", false, COUNT), call,
                "parameter 'count' of shop.Views.add(long) was recorded as null, and is a long now");
    }

    @Test
    void valueThatCannotBeReadIsNamedWithoutIt() {
        byte[] call = new RecordedCall("m()", List.of(new RecordedCall.Argument("count",
                TestWrites.CODECS.of("long").fingerprint(), new byte[] { '"', 's', 'e', 'c', 'r', 'e', 't' })))
                .encode();
        assertThatThrownBy(() -> read(plan("add", false, COUNT), call)).isInstanceOf(UnfitException.class)
                .hasMessageContaining("parameter 'count' of shop.Views.add(long) cannot be read as long")
                .hasMessageNotContaining("secret");
    }

    @Test
    void argumentThatCannotBeWrittenIsNamedAndTheCallIsNotTaken() {
        WritePlan now = plan("save", false, parameter("node", Node.class.getName()));
        Node cyclic = new Node();
        cyclic.next = cyclic;
        assertThatThrownBy(() -> recorder(now).record(new Object[] { cyclic }))
                .isInstanceOf(WriteBehindException.class).hasMessageContaining("views")
                .hasMessageContaining("the argument 'node' cannot be written");
    }

    /** One that may hold itself. */
    public static final class Node {

        public Node next;
    }
}
