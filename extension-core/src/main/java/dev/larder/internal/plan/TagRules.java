package dev.larder.internal.plan;

import java.util.List;

import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.plan.Rule.Findings;

/** 1xx and 3xx: what tags must keep, besides the rules of templates. */
final class TagRules {

    private TagRules() {
    }

    static void eachOnce(MethodSubject subject, Findings findings) {
        List<MethodSubject> tags = subject.tags().stream()
                .filter(tag -> tag.template() instanceof KeyTemplate.Parsed && tag.namesAreKnown()).toList();
        for (int i = 0; i < tags.size(); i++) {
            MethodSubject tag = tags.get(i);
            if (tags.subList(0, i).stream().anyMatch(before -> before.parts().equals(tag.parts()))) {
                findings.add(tag, tag.annotation().member("tags"), "is the same tag as one before it", "remove it");
            }
        }
    }

    static void carried(WriterSubject writer, Findings findings) {
        writer.tags().stream().filter(tag -> tag.template() instanceof KeyTemplate.Parsed)
                .filter(tag -> writer.carrying(tag).isEmpty())
                .forEach(
                        tag -> findings.add(tag, tag.annotation().member("tags"), "no cached method carries such a tag",
                                WriterRules.nearest(tag.parsed(),
                                        writer.caches().tagsByForm(), "the tags are ",
                                        "give a cached method the tag, or remove it here")));
    }

    /** Else an entry that was put would outlive what invalidates one that was loaded. */
    static void boundToPut(WriterSubject writer, Findings findings) {
        if (!writer.hasOneKey() || !(writer.keys().get(0).template() instanceof KeyTemplate.Parsed)) {
            return;
        }
        writer.target().ifPresent(target -> PutTags.of(writer, target.method()).unbound()
                .forEach(tag -> findings.add(writer.whole(), writer.whole().annotation().member("key"),
                        "stores entries of " + target.method().bean().beanClass() + '#'
                                + target.method().method().signature() + ", which carry the tag \"" + tag.template()
                                + "\", and nothing here tells its " + tag.missing(),
                        "add the parameter " + tag.parameter() + ", or " + writer.otherwise())));
    }
}
