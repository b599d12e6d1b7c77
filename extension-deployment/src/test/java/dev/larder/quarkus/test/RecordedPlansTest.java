package dev.larder.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.larder.BatchWriter;
import dev.larder.Cached;
import dev.larder.Merger;
import dev.larder.WriteBehind;
import dev.larder.WriteId;
import dev.larder.internal.plan.PlanCompiler;
import dev.larder.internal.plan.RuleLevels;
import dev.larder.internal.shape.reflect.ReflectionCatalog;
import dev.larder.internal.shape.reflect.ReflectionShapes;
import dev.larder.quarkus.deployment.LarderPlansBuildItem;
import io.quarkus.builder.BuildContext;
import io.quarkus.deployment.builditem.MainBytecodeRecorderBuildItem;
import io.quarkus.deployment.recording.BytecodeRecorderImpl;
import io.quarkus.test.QuarkusUnitTest;

class RecordedPlansTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setArchiveProducer(() -> ShrinkWrap.create(JavaArchive.class).addClasses(Carts.class, Cart.class,
                    Row.class, Latest.class, Keeper.class))
            .overrideConfigKey("larder.defaults.tier", "local")
            .addBuildChainCustomizer(chain -> chain.addBuildStep(RecordedPlansTest::record)
                    .consumes(LarderPlansBuildItem.class).produces(MainBytecodeRecorderBuildItem.class).build());

    /** What is recorded for it, the application calls when it starts. */
    public static class Keeper implements Consumer<Object> {

        static volatile @Nullable Object kept;

        @Override
        public void accept(Object plans) {
            kept = plans;
        }
    }

    record Cart(String id, Optional<String> note) {
    }

    record Row(String id, List<? extends Cart> carts, Cart cart, WriteId write, boolean removed) {
    }

    public static class Latest implements Merger<Row> {

        @Override
        public Row merge(Row earlier, Row later) {
            return later;
        }
    }

    @ApplicationScoped
    static class Carts {

        @Cached(cache = "notes", key = "note:{id}", tags = "by:{result}")
        Optional<String> note(String id) {
            return Optional.empty();
        }

        @WriteBehind(queue = "carts", key = "note:{cart.id}", value = "{cart.note}", ttl = "${cart.ttl:1h}",
                merge = Latest.class, delay = "2s", batch = 7)
        void save(String id, List<? extends Cart> carts, Cart cart) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "carts", key = "note:{id}", removes = true)
        void remove(String id) {
            // Only its plan matters.
        }

        @BatchWriter("carts")
        void saveAll(List<Row> rows) {
            // Only its plan matters.
        }

        @WriteBehind(queue = "others", key = "other:{0}")
        void other(int[] numbers) {
            // Only its plan matters.
        }
    }

    private static void record(BuildContext context) {
        BytecodeRecorderImpl recorder = new BytecodeRecorderImpl(false, RecordedPlansTest.class.getSimpleName(),
                "record", "", true);
        keeper(recorder).accept(context.consume(LarderPlansBuildItem.class).plans());
        context.produce(new MainBytecodeRecorderBuildItem(recorder));
    }

    /** The build has classes of the application of its own, which share no more with this one than those of the JDK. */
    @SuppressWarnings("unchecked") // as the class says
    private static Consumer<Object> keeper(BytecodeRecorderImpl recorder) {
        try {
            return (Consumer<Object>) recorder.getRecordingProxy(
                    Thread.currentThread().getContextClassLoader().loadClass(Keeper.class.getName()));
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void plansOfAnIndexAreRecordedAsReflectionMakesThem() {
        ReflectionCatalog catalog = new ReflectionCatalog(getClass().getClassLoader(), Set.of(), Set.of());
        PlanCompiler.Outcome reflected = PlanCompiler.compile(new PlanCompiler.Application(
                List.of(ReflectionShapes.bean(Carts.class, catalog)), List.of(), Set.of(), cache -> false, catalog),
                RuleLevels.DEFAULT);
        assertThat(reflected).isInstanceOfSatisfying(PlanCompiler.Compiled.class, compiled -> {
            assertThat(compiled.plans().queues()).hasSize(2);
            assertThat(Keeper.kept).isEqualTo(compiled.plans());
        });
    }
}
