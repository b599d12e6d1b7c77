package dev.larder.internal.deferral;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.larder.WriteBehindException;
import dev.larder.internal.codec.CodecException;
import dev.larder.internal.codec.ValueCodec;
import dev.larder.internal.plan.ParameterPlan;
import dev.larder.internal.plan.WritePlan;

/** Records the calls of one method, and reads the arguments of recorded ones. Thread-safe. */
final class Recorder {

    private static final Set<String> PRIMITIVES = Set.of("boolean", "char", "byte", "short", "int", "long", "float",
            "double");

    private final String queue;
    private final WritePlan plan;
    private final String method;
    private final List<ValueCodec> codecs;

    /** @param codecs of a type in source form */
    Recorder(String queue, WritePlan plan, Function<String, ValueCodec> codecs) {
        this.queue = queue;
        this.plan = plan;
        this.method = plan.method().describe();
        this.codecs = plan.parameters().stream().map(parameter -> codecs.apply(parameter.type())).toList();
    }

    /** The method, as its plan describes it. */
    String method() {
        return method;
    }

    WritePlan plan() {
        return plan;
    }

    /** @throws WriteBehindException if an argument cannot be written */
    byte[] record(@Nullable Object[] arguments) {
        List<RecordedCall.Argument> parts = new ArrayList<>();
        for (int i = 0; i < codecs.size(); i++) {
            Object value = arguments[i];
            ValueCodec codec = codecs.get(i);
            try {
                parts.add(new RecordedCall.Argument(plan.parameters().get(i).name(), codec.fingerprint(),
                        value == null ? null : codec.encode(value)));
            } catch (CodecException unwritable) {
                throw new WriteBehindException(queue,
                        "does not take a call of " + method + ": the argument '"
                                + plan.parameters().get(i).name() + "' cannot be written: " + unwritable.getMessage(),
                        "pass a value of the declared type that can be written as JSON");
            }
        }
        return new RecordedCall(method, parts).encode();
    }

    /** The arguments by the names of their parameters. */
    Map<String, @Nullable Object> read(RecordedCall call) throws UnfitException {
        Map<String, RecordedCall.Argument> recorded = new HashMap<>();
        call.arguments().forEach(argument -> recorded.put(argument.name(), argument));
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < codecs.size(); i++) {
            ParameterPlan parameter = plan.parameters().get(i);
            RecordedCall.Argument argument = recorded.remove(parameter.name());
            if (argument == null) {
                throw unfit(parameter.name(),
                        "is not in the recorded call: it was made before the parameter was added");
            }
            values.put(parameter.name(), decode(parameter, codecs.get(i), argument));
        }
        if (!recorded.isEmpty()) {
            throw unfit(recorded.keySet().iterator().next(),
                    "is in the recorded call, and no longer among the method's parameters");
        }
        return values;
    }

    private @Nullable Object decode(ParameterPlan parameter, ValueCodec codec, RecordedCall.Argument argument)
            throws UnfitException {
        byte[] value = argument.value();
        if (argument.fingerprint() != codec.fingerprint()) {
            throw unfit(parameter.name(), "was recorded as another shape of " + parameter.type());
        }
        if (value == null && PRIMITIVES.contains(parameter.type())) {
            throw unfit(parameter.name(), "was recorded as null, and is a " + parameter.type() + " now");
        }
        try {
            return value == null ? null : codec.decode(value);
        } catch (CodecException | RuntimeException unreadable) {
            throw unfit(parameter.name(), "cannot be read as " + parameter.type() + ": " + unreadable.getMessage());
        }
    }

    private UnfitException unfit(String parameter, String what) {
        return new UnfitException("parameter '" + parameter + "' of " + method + ' ' + what);
    }
}
