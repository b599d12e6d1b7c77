package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;

/** The line a method would be declared as, and where its pieces stand in it. */
final class DeclarationText {

    private final StringBuilder line = new StringBuilder();
    private final int returnType;
    private final List<int[]> parameters = new ArrayList<>();
    private final MethodShape method;

    DeclarationText(MethodShape method) {
        this.method = method;
        method.modifiers().forEach(modifier -> line.append(word(modifier)).append(' '));
        returnType = line.length();
        line.append(method.returnType().simple()).append(' ').append(method.name()).append('(');
        for (int i = 0; i < method.parameters().size(); i++) {
            line.append(i == 0 ? "" : ", ");
            int start = line.length();
            line.append(parameter(method.parameters().get(i)));
            parameters.add(new int[] { start, line.length() - start });
        }
        line.append(')');
    }

    Excerpt modifier(MethodShape.Modifier modifier) {
        return new Excerpt(line.toString(), line.indexOf(word(modifier)), word(modifier).length());
    }

    Excerpt returnType() {
        return new Excerpt(line.toString(), returnType, method.returnType().simple().length());
    }

    Excerpt parameter(int index) {
        return new Excerpt(line.toString(), parameters.get(index)[0], parameters.get(index)[1]);
    }

    static String word(MethodShape.Modifier modifier) {
        return modifier.name().toLowerCase(Locale.ROOT);
    }

    private static String parameter(ParameterShape parameter) {
        return (parameter.each() ? "@KeyEach " : "") + (parameter.ignored() ? "@KeyIgnore " : "")
                + (parameter.bypass() ? "@CacheBypass " : "")
                + parameter.type().simple() + parameter.name().map(name -> ' ' + name).orElse("");
    }
}
