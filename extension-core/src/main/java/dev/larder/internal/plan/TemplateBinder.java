package dev.larder.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.larder.internal.key.KeyPart;
import dev.larder.internal.key.KeyTemplate;
import dev.larder.internal.key.KeyTemplate.Root;
import dev.larder.internal.key.KeyTemplate.Segment;
import dev.larder.internal.key.KeyTemplate.Segment.Placeholder;
import dev.larder.internal.key.KeyTemplate.Step;
import dev.larder.internal.key.ValueFormat;
import dev.larder.internal.shape.MethodShape;
import dev.larder.internal.shape.ParameterShape;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/** Finds out what each segment of a template means for a method. */
final class TemplateBinder {

    private static final int USABLE_SHOWN = 5;

    private final MethodShape method;
    private final TypeCatalog catalog;
    private final PropertyResolver properties;
    private final KeyFormats formats;

    TemplateBinder(MethodShape method, TypeCatalog catalog) {
        this.method = method;
        this.catalog = catalog;
        this.properties = new PropertyResolver(catalog);
        this.formats = new KeyFormats(catalog);
    }

    List<Binding> bind(KeyTemplate template) {
        return template.segments().stream().map(this::bind).toList();
    }

    private Binding bind(Segment segment) {
        if (segment instanceof Segment.Literal literal) {
            return new Binding.Bound(new KeyPart.Literal(literal.text()), new Binding.Origin.Template());
        }
        Placeholder placeholder = (Placeholder) segment;
        if (placeholder.root() instanceof Root.Ambient ambient) {
            return catalog.ambientNames().contains(ambient.name())
                    ? new Binding.Bound(new KeyPart.Ambient(ambient.name()), new Binding.Origin.Template())
                    : new Binding.UnknownAmbient(placeholder, ambient.name());
        }
        if (placeholder.root() instanceof Root.Positional positional) {
            return positional.index() < method.parameters().size() ? parameter(placeholder, positional.index())
                    : new Binding.OutOfRange(placeholder, positional.index());
        }
        return placeholder.root() instanceof Root.Named named ? named(placeholder, named.name())
                : new Binding.NoResult(placeholder);
    }

    private Binding named(Placeholder placeholder, String name) {
        List<Optional<String>> names = method.parameters().stream().map(ParameterShape::name).toList();
        int index = names.indexOf(Optional.of(name));
        if (index >= 0) {
            return parameter(placeholder, index);
        }
        return names.contains(Optional.<String>empty()) ? new Binding.NamesAbsent(placeholder, name)
                : new Binding.UnknownParameter(placeholder, name);
    }

    private Binding parameter(Placeholder placeholder, int index) {
        TypeShape type = method.parameters().get(index).type();
        List<KeyPart.Property> path = new ArrayList<>();
        for (Step step : placeholder.path()) {
            PropertyResolver.Outcome outcome = properties.resolve(type, step.name());
            if (outcome instanceof PropertyResolver.Found found) {
                path.add(found.property());
                type = found.type();
            } else if (outcome instanceof PropertyResolver.Inaccessible inaccessible) {
                return new Binding.InaccessibleProperty(step, inaccessible.member());
            } else {
                return new Binding.UnknownProperty(step, type, properties.properties(type).keySet());
            }
        }
        Binding.Origin origin = new Binding.Origin.Parameter(index, placeholder);
        TypeShape end = type;
        Optional<ValueFormat> format = formats.choose(end);
        return format.isPresent()
                ? new Binding.Bound(new KeyPart.Argument(index, List.copyOf(path), format.get()), origin)
                : new Binding.UnsupportedType(origin, end, usable(placeholder, index, end));
    }

    /** What could be written in the placeholder's stead. What the platform's types have identifies nothing. */
    private List<String> usable(Placeholder placeholder, int index, TypeShape type) {
        if (type.erasure().startsWith("java.")) {
            return List.of();
        }
        StringBuilder start = new StringBuilder("{");
        start.append(placeholder.root() instanceof Root.Named named ? named.name() : Integer.toString(index));
        placeholder.path().forEach(step -> start.append('.').append(step.name()));
        return properties.properties(type).entrySet().stream()
                .filter(property -> formats.choose(property.getValue()).isPresent()).limit(USABLE_SHOWN)
                .map(property -> start + "." + property.getKey() + '}').toList();
    }
}
