package dev.larder.internal.key;

import java.util.Locale;
import java.util.TreeSet;

/**
 * The text of a locale: {@code de_DE}, or all its parts after {@code #} when it has more than language and country.
 * {@link Locale#toString()} will not do: it is empty for every locale that has neither.
 */
final class LocaleText {

    private LocaleText() {
    }

    static String of(Locale locale) {
        String language = locale.getLanguage();
        String country = locale.getCountry();
        boolean usual = locale.getVariant().isEmpty() && locale.getScript().isEmpty() && !locale.hasExtensions()
                && isBare(language) && isBare(country);
        if (usual) {
            return country.isEmpty() ? language : language + '_' + country;
        }
        StringBuilder out = new StringBuilder();
        part(out, language);
        part(out, country);
        part(out, locale.getVariant());
        part(out, locale.getScript());
        for (Character key : new TreeSet<>(locale.getExtensionKeys())) {
            part(out, key + locale.getExtension(key));
        }
        return out.toString();
    }

    private static boolean isBare(String part) {
        return part.indexOf('_') < 0 && part.indexOf('#') < 0;
    }

    private static void part(StringBuilder out, String part) {
        out.append('#').append(part.replace("%", "%25").replace("#", "%23"));
    }
}
