package dev.larder.internal.deferral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.larder.internal.codec.CodecLimits;
import dev.larder.internal.codec.jackson.JacksonCodecs;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.plan.KeyPlan;
import dev.larder.internal.plan.ParameterPlan;
import dev.larder.internal.plan.ResultForm;
import dev.larder.internal.plan.WritePlan;
import dev.larder.internal.plan.WriterMethod;

/** Methods of {@code shop.Views} whose calls are recorded. */
final class TestWrites {

    static final JacksonCodecs CODECS = new JacksonCodecs(TestWrites.class.getClassLoader(), CodecLimits.DEFAULT);

    private TestWrites() {
    }

    static ParameterPlan parameter(String name, String type) {
        return new ParameterPlan(name, type);
    }

    static WritePlan plan(String method, boolean removes, ParameterPlan... parameters) {
        List<String> types = new ArrayList<>();
        for (ParameterPlan parameter : parameters) {
            types.add(parameter.type());
        }
        return new WritePlan(new WriterMethod("shop.Views", method, types, ResultForm.PLAIN, false),
                new KeyPlan("", "views:{id}", List.of(new KeyPart.Literal("views:"))), List.of(), removes,
                List.of(parameters), Optional.empty(), "");
    }

    static Recorder recorder(WritePlan plan) {
        return new Recorder("views", plan, CODECS::of);
    }

    static Map<String, @Nullable Object> read(WritePlan plan, byte[] recorded) throws UnfitException {
        return recorder(plan).read(RecordedCall.decode(recorded).orElseThrow());
    }
}
