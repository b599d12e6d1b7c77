package dev.larder.internal.redis;

import java.util.regex.Pattern;

/** The patterns of SCAN, without character classes: {@code *}, {@code ?}, and a backslash before what is literal. */
public final class Glob {

    private Glob() {
    }

    public static boolean matches(String pattern, String key) {
        var regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else {
                regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(key).matches();
    }
}
