package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import dev.larder.internal.plan.ComponentPlan.Role;
import dev.larder.internal.shape.ClassShape;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.MemberShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** The record that calls of a queue are made into: for its batch writer, or for its merger. */
record RecordSubject(TypeShape type, List<Component> components) {

    private static final String WRITE_ID = "dev.larder.WriteId";
    private static final String REMOVED = "removed";

    /** A component, wildcards in its type replaced by their bounds. */
    record Component(String name, TypeShape type, Role role) {
    }

    /**
     * What keeps a call from being made into the record.
     *
     * @param parameter the position of the one that is at fault; none if a component is
     */
    record Misfit(OptionalInt parameter, String message, String mend) {
    }

    /** @param writes the methods of the queue; a parameter of theirs that is called removed is no more than that */
    static RecordSubject of(TypeShape type, List<WriteSubject> writes, TypeCatalog catalog) {
        boolean tellsRemovals = writes.stream().allMatch(write -> write.parameter(REMOVED) < 0);
        ClassShape shape = catalog.find(type.erasure()).orElseThrow();
        Map<String, TypeShape> variables = Hierarchy.of(type, catalog).variablesOf(shape.name());
        List<Component> components = new ArrayList<>();
        for (String name : shape.components()) {
            TypeShape declared = shape.members().stream().filter(member -> !member.method())
                    .filter(member -> member.name().equals(name)).findFirst().map(MemberShape::type).orElseThrow();
            TypeShape known = DeclaredType.closed(declared.substitute(variables));
            components.add(new Component(name, known, role(name, known, tellsRemovals)));
        }
        return new RecordSubject(type, List.copyOf(components));
    }

    static boolean isRecord(TypeShape type, TypeCatalog catalog) {
        return catalog.find(type.erasure()).stream().flatMap(shape -> shape.supertypes().stream())
                .anyMatch(supertype -> supertype.erasure().equals("java.lang.Record"));
    }

    private static Role role(String name, TypeShape type, boolean tellsRemovals) {
        if (type.erasure().equals(WRITE_ID)) {
            return Role.WRITE_ID;
        }
        return tellsRemovals && name.equals(REMOVED) && type.erasure().equals("boolean") ? Role.REMOVED
                : Role.PARAMETER;
    }

    /** What keeps the calls of a method from being made into the record. */
    List<Misfit> misfits(WriteSubject write) {
        return write.removes() && !plan().tellsRemovals() ? List.of()
                : Stream.of(secondIds(), missing(write), differing(write), superfluous(write))
                        .flatMap(misfits -> misfits).toList();
    }

    private Stream<Misfit> secondIds() {
        return components.stream().filter(component -> component.role() == Role.WRITE_ID).skip(1)
                .map(second -> new Misfit(OptionalInt.empty(),
                        "the component '" + second.name() + "' of " + type.simple() + " is a second WriteId",
                        "leave one of them"));
    }

    private Stream<Misfit> missing(WriteSubject write) {
        List<String> free = parameters().filter(component -> write.parameter(component.name()) < 0)
                .map(Component::name).toList();
        return write.parameters().stream().filter(parameter -> component(parameter).isEmpty()).map(parameter -> {
            String name = parameter.name().orElseThrow();
            return new Misfit(OptionalInt.of(write.parameter(name)),
                    type.simple() + " has no component for the parameter '" + name + "'",
                    Suggestion.nearest(name, free).map(RecordSubject::alike)
                            .orElse("add the component " + parameter.type().simple() + ' ' + name));
        });
    }

    private Stream<Misfit> differing(WriteSubject write) {
        return write.parameters().stream().flatMap(parameter -> component(parameter)
                .filter(component -> !component.type().toString()
                        .equals(DeclaredType.closed(parameter.type()).toString()))
                .map(component -> new Misfit(OptionalInt.of(write.parameter(component.name())),
                        "the component '" + component.name() + "' of " + type.simple() + " is of the type "
                                + component.type().simple() + ", the parameter of the type "
                                + parameter.type().simple(),
                        "declare both alike"))
                .stream());
    }

    /** What a removal does not tell is null, zero or false in the record. */
    private Stream<Misfit> superfluous(WriteSubject write) {
        if (write.removes()) {
            return Stream.empty();
        }
        List<String> free = write.parameters().stream().filter(parameter -> component(parameter).isEmpty())
                .map(parameter -> parameter.name().orElseThrow()).toList();
        return parameters().filter(component -> write.parameter(component.name()) < 0)
                .map(component -> new Misfit(OptionalInt.empty(),
                        "the component '" + component.name() + "' of " + type.simple() + " is no parameter of "
                                + write.whole().method().signature(),
                        Suggestion.nearest(component.name(), free).map(RecordSubject::alike)
                                .orElse("remove it, or add the parameter " + component.type().simple() + ' '
                                        + component.name())));
    }

    private static String alike(String other) {
        return "call both alike: did you mean '" + other + "'?";
    }

    private Stream<Component> parameters() {
        return components.stream().filter(component -> component.role() == Role.PARAMETER);
    }

    private Optional<Component> component(ParameterShape parameter) {
        return parameters().filter(component -> parameter.name().equals(Optional.of(component.name()))).findFirst();
    }

    RecordPlan plan() {
        return new RecordPlan(type.erasure(), components.stream()
                .map(component -> new ComponentPlan(component.name(), component.type().toString(), component.role()))
                .toList());
    }
}
