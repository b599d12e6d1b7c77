package dev.larder.internal.plan;

import java.util.List;
import java.util.Optional;

import dev.larder.internal.shape.BeanShape;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * A method with {@code @BatchWriter} under the rules.
 *
 * @param queuesOfBean those that methods of its bean write to, in order
 */
record BatchSubject(MethodSubject whole, List<String> queuesOfBean) {

    private static final String LIST = "java.util.List";

    static BatchSubject of(BeanShape bean, MethodShape method, TypeCatalog catalog, List<WriteSubject> writes) {
        MethodSubject whole = MethodSubject.ofTemplate(bean, method, catalog, new AnnotationText(method.annotation()),
                "", template -> List.of());
        return new BatchSubject(whole, writes.stream().filter(write -> write.beanClass().equals(bean.beanClass()))
                .map(WriteSubject::queue).distinct().sorted().toList());
    }

    String queue() {
        return whole.method().annotation().text("value");
    }

    /** The record that it takes a list of; absent if it takes something else. */
    Optional<TypeShape> taken() {
        List<ParameterShape> parameters = whole.method().parameters();
        if (parameters.size() != 1 || !parameters.get(0).erasure().equals(LIST)
                || !(parameters.get(0).type() instanceof TypeShape.Named list)) {
            return Optional.empty();
        }
        return list.arguments().stream().findFirst().map(DeclaredType::closed)
                .filter(type -> RecordSubject.isRecord(type, whole.catalog()));
    }

    boolean givesNothing() {
        return Unwrapped.of(whole.method().returnType()).isPlainNothing();
    }

    BatchPlan plan() {
        return new BatchPlan(whole.method().name(), Unwrapped.form(whole.method().returnType()));
    }
}
