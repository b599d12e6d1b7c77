package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.larder.internal.key.KeyForm;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.overlap.Keys;
import dev.larder.internal.overlap.Keys.Witness;
import dev.larder.internal.plan.Rule.Findings;

/** 1xx: templates that look different, and make the same key of some arguments. */
final class OverlapRules {

    private OverlapRules() {
    }

    /** What of a method is compared with all others. */
    private record Candidate(MethodSubject method, KeyForm form, String looks, String type, Keys keys) {

        static Candidate of(MethodSubject method) {
            KeyForm form = KeyForm.of(method.parsed());
            return new Candidate(method, form, CommonKeyRules.keys(method),
                    CommonKeyRules.type(method), KeyLanguages.of(method));
        }

        /** A cache's methods may share entries on purpose. */
        boolean shares(Candidate other) {
            return method.cache().equals(other.method.cache()) && type.equals(other.type);
        }

        /** Those that make the same keys of the same values are another rule's. */
        Optional<Witness> meet(Candidate other) {
            return looks.equals(other.looks) || !form.mayBe(other.form) ? Optional.empty() : keys.meet(other.keys);
        }
    }

    static void templatesApart(List<MethodSubject> subjects, Findings findings) {
        List<Candidate> before = new ArrayList<>();
        for (MethodSubject subject : subjects) {
            Candidate candidate = Candidate.of(subject);
            Set<String> told = new HashSet<>();
            for (Candidate other : before) {
                if (!candidate.shares(other) && !told.contains(other.looks())) {
                    candidate.meet(other).ifPresent(witness -> {
                        told.add(other.looks());
                        tell(candidate, other, witness, findings);
                    });
                }
            }
            before.add(candidate);
        }
    }

    private static void tell(Candidate here, Candidate there, Witness witness, Findings findings) {
        List<String> sides = new ArrayList<>();
        side(here, witness.ours(), " here", sides);
        side(there, witness.theirs(), " there", sides);
        MethodSubject other = there.method();
        findings.add(here.method(), here.method().annotation().member("key"),
                "can make a key of " + other.name() + ": \""
                        + witness.key()
                        + "\", when " + String.join(" and ", sides),
                "begin the keys of one of them with a word of its own" + (here.type().equals(there.type())
                        ? ", or give both the same cache if they are to share entries"
                        : ""));
    }

    private static void side(Candidate candidate, List<String> texts, String where, List<String> sides) {
        if (!texts.isEmpty()) {
            List<String> names = names(candidate.method());
            List<String> shown = candidate.keys().shown(texts);
            sides.add(IntStream.range(0, texts.size()).mapToObj(i -> names.get(i) + " = " + shown.get(i))
                    .collect(Collectors.joining(", ")) + where);
        }
    }

    /** The placeholders as they were written. */
    private static List<String> names(MethodSubject method) {
        KeyTemplate template = method.parsed();
        return template.segments().stream().filter(KeyTemplate.Segment.Placeholder.class::isInstance)
                .map(KeyTemplate.Segment.Placeholder.class::cast)
                .map(place -> template.text().substring(place.position(), place.position() + place.length())).toList();
    }
}
