package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.larder.internal.key.KeyForm;
import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.shape.ParameterShape;

/**
 * The tags of a cached method, for a method that stores values as its entries. What a tag holds of the value is found in
 * the value; what it has in common with the key, in the key that is written; all else in a parameter of the same name and
 * type. A tag that the writer names itself needs none of that.
 *
 * @param plans those that can be written
 * @param unbound those that cannot
 */
record PutTags(List<TagPlan> plans, List<Unbound> unbound) {

    /**
     * @param template of the tag
     * @param missing the placeholder that has no meaning
     * @param parameter that would give it one
     */
    record Unbound(String template, String missing, String parameter) {
    }

    static PutTags of(WriterSubject writer, MethodSubject target) {
        PutTags tags = new PutTags(new ArrayList<>(), new ArrayList<>());
        target.tags().stream().filter(tag -> tag.template() instanceof KeyTemplate.Parsed && tag.namesAreKnown())
                .forEach(tag -> tags.add(tag, writer, target));
        return tags;
    }

    private void add(MethodSubject tag, WriterSubject writer, MethodSubject target) {
        List<KeyPart> parts = new ArrayList<>();
        for (KeyPart part : tag.parts()) {
            if (!(part instanceof KeyPart.Argument argument)) {
                parts.add(part);
                continue;
            }
            Optional<KeyPart> found = found(argument, writer, target);
            if (found.isEmpty() && isWritten(tag, writer)) {
                return;
            }
            if (found.isEmpty()) {
                ParameterShape parameter = target.method().parameters().get(argument.index());
                String name = parameter.name().orElse("parameter " + argument.index());
                unbound.add(new Unbound(tag.tagPlan("", List.of()).template(), '\'' + name + '\'',
                        EachParameter.forOneElement(target.method()).parameters().get(argument.index()).type().simple()
                                + ' ' + name));
                return;
            }
            parts.add(found.get());
        }
        plans.add(tag.tagPlan(target.cache(), List.copyOf(parts)));
    }

    /** The writer's own annotation says the tag. */
    private static boolean isWritten(MethodSubject tag, WriterSubject writer) {
        return writer.tags().stream().filter(own -> own.template() instanceof KeyTemplate.Parsed)
                .anyMatch(own -> form(own).equals(form(tag)));
    }

    private static Optional<KeyPart> found(KeyPart.Argument argument, WriterSubject writer, MethodSubject target) {
        List<ParameterShape> own = writer.whole().method().parameters();
        if (argument.index() == target.method().parameters().size()) {
            return Optional.of(new KeyPart.Argument(own.size(), argument.path(), argument.format()));
        }
        return inKey(argument, writer.keys().get(0), target)
                .or(() -> parameter(EachParameter.forOneElement(target.method()).parameters().get(argument.index()),
                        own)
                        .map(index -> new KeyPart.Argument(index, argument.path(), argument.format())));
    }

    /** Keys that look alike are the same if what stands in each place of them is. */
    private static Optional<KeyPart> inKey(KeyPart.Argument argument, MethodSubject key, MethodSubject target) {
        List<KeyPart> theirs = values(target);
        List<KeyPart> ours = values(key);
        int place = theirs.indexOf(argument);
        return place >= 0 && theirs.size() == ours.size() && form(key).equals(form(target))
                ? Optional.of(ours.get(place))
                : Optional.empty();
    }

    private static List<KeyPart> values(MethodSubject subject) {
        return subject.parts().stream().filter(part -> !(part instanceof KeyPart.Literal)).toList();
    }

    private static String form(MethodSubject subject) {
        return KeyForm.of(subject.parsed()).toString();
    }

    private static Optional<Integer> parameter(ParameterShape wanted, List<ParameterShape> own) {
        for (int i = 0; i < own.size(); i++) {
            if (wanted.name().isPresent() && own.get(i).name().equals(wanted.name())
                    && own.get(i).type().toString().equals(wanted.type().toString())) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
