package dev.larder.internal.plan;

import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.plan.Rule.Findings;

/** 3xx: what patterns must keep, besides the rules of templates. */
final class PatternRules {

    private PatternRules() {
    }

    /** Whatever the values are, what a pattern stands for begins with a word that the application has written. */
    static void written(WriterSubject writer, Findings findings) {
        writer.patterns().stream().filter(pattern -> pattern.template() instanceof KeyTemplate.Parsed)
                .forEach(pattern -> {
                    KeyTemplate template = pattern.parsed();
                    Excerpt excerpt = pattern.annotation().member("pattern");
                    if (!template.hasWildcard()) {
                        findings.add(pattern, excerpt, "has no '*', so it stands for one key",
                                "write it as key = \"...\", or put a '*' where any text may stand");
                    } else if (!template.beginsWithAWord()) {
                        findings.add(pattern, excerpt, "does not begin with a literal and a ':' before its first '*'",
                                "write out what the keys begin with, such as user:*");
                    }
                });
    }

    static void ofCachedMethods(WriterSubject writer, Findings findings) {
        writer.patterns().stream().filter(pattern -> pattern.template() instanceof KeyTemplate.Parsed)
                .filter(pattern -> writer.matching(pattern).isEmpty())
                .forEach(pattern -> findings.add(pattern, pattern.annotation().member("pattern"),
                        "no cached method makes keys that match",
                        WriterRules.nearest(pattern.parsed(),
                                writer.caches().byForm(""), "the keys are ",
                                "cache a method that makes them, or remove the annotation")));
    }
}
