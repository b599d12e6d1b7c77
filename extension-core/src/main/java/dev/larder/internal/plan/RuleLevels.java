package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How severe it is to break each rule, as configured. */
public final class RuleLevels {

    /** What the keys of the configuration begin with; the number of the rule follows. */
    public static final String PREFIX = "larder.rules.";

    /** As nobody has configured it. */
    public static final RuleLevels DEFAULT = of(Map.of());

    private static final Map<String, Optional<Severity>> WORDS = Map.of("error", Optional.of(Severity.ERROR), "warn",
            Optional.of(Severity.WARNING), "note", Optional.of(Severity.NOTE), "off", Optional.empty());

    private final Map<String, Optional<Severity>> byCode = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private RuleLevels(Map<String, String> written) {
        new TreeMap<>(written).forEach(this::read);
    }

    /** @param written {@code error}, {@code warn}, {@code note} or {@code off} by the number of the rule */
    public static RuleLevels of(Map<String, String> written) {
        return new RuleLevels(written);
    }

    /** A line for each key that cannot be followed; with any the application must not be built. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private void read(String number, String word) {
        String key = PREFIX + '"' + number + "\" = '" + word + "': ";
        String code = "LARDER-" + number;
        Optional<Severity> level = WORDS.get(word.trim());
        if (!RuleBook.knows(code)) {
            faults.add(key + "there is no rule of this number; a number is what stands behind LARDER- in a report,"
                    + " such as 303");
        } else if (level == null) {
            faults.add(key + "expected error, warn, note or off"
                    + Suggestion.nearest(word.trim(), WORDS.keySet()).map(near -> "; did you mean '" + near + "'?")
                            .orElse(""));
        } else if (!level.equals(Optional.of(Severity.ERROR)) && !RuleBook.isAdjustable(code)) {
            faults.add(key + code + " stays an error: what breaks it could not run, or would give wrong answers");
        } else {
            byCode.put(code, level);
        }
    }

    /** Empty: it is not to be told. */
    Optional<Severity> of(String code) {
        return byCode.getOrDefault(code, Optional.of(RuleBook.severity(code)));
    }
}
