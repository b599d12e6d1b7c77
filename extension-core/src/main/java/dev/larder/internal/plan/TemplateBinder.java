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
    private final Optional<TypeShape> result;
    private final PropertyResolver properties;
    private final KeyFormats formats;

    /** Of a template that is filled in before there is a result. */
    TemplateBinder(MethodShape method, TypeCatalog catalog) {
        this(method, catalog, Optional.empty());
    }

    /** @param result the type of what the method gives; empty if there is nothing */
    TemplateBinder(MethodShape method, TypeCatalog catalog, Optional<TypeShape> result) {
        this.method = method;
        this.catalog = catalog;
        this.result = result;
        this.properties = new PropertyResolver(catalog);
        this.formats = new KeyFormats(catalog);
    }

    /** As parts of a key. */
    List<Binding> bind(KeyTemplate template) {
        return template.segments().stream().map(this::bind).toList();
    }

    /** As values, of whatever type. */
    List<Binding> bindValues(KeyTemplate template) {
        return template.segments().stream().filter(Placeholder.class::isInstance).map(Placeholder.class::cast)
                .filter(placeholder -> !(placeholder.root() instanceof Root.Ambient)).map(this::root).toList();
    }

    private Binding bind(Segment segment) {
        if (segment instanceof Segment.Literal literal) {
            return new Binding.Bound(new KeyPart.Literal(literal.text()), new Binding.Origin.Template(),
                    Optional.empty());
        }
        Placeholder placeholder = (Placeholder) segment;
        if (placeholder.root() instanceof Root.Ambient ambient) {
            return catalog.ambientNames().contains(ambient.name())
                    ? new Binding.Bound(new KeyPart.Ambient(ambient.name()), new Binding.Origin.Template(),
                            Optional.empty())
                    : new Binding.UnknownAmbient(placeholder, ambient.name());
        }
        Binding found = root(placeholder);
        return found instanceof Binding.Value value ? part(placeholder, value) : found;
    }

    private Binding root(Placeholder placeholder) {
        if (placeholder.root() instanceof Root.Positional positional) {
            return positional.index() < method.parameters().size() ? parameter(placeholder, positional.index())
                    : new Binding.OutOfRange(placeholder, positional.index());
        }
        if (placeholder.root() instanceof Root.Named named) {
            return named(placeholder, named.name());
        }
        return result.map(type -> value(placeholder, method.parameters().size(), type,
                new Binding.Origin.Result(placeholder))).orElse(new Binding.NoResult(placeholder));
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
        return value(placeholder, index, method.parameters().get(index).type(),
                new Binding.Origin.Parameter(index, placeholder));
    }

    private Binding value(Placeholder placeholder, int index, TypeShape root, Binding.Origin origin) {
        TypeShape type = root;
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
        return new Binding.Value(index, List.copyOf(path), type, origin);
    }

    private Binding part(Placeholder placeholder, Binding.Value value) {
        Optional<ValueFormat> format = formats.choose(value.type());
        return format.isPresent()
                ? new Binding.Bound(new KeyPart.Argument(value.index(), value.path(), format.get()), value.origin(),
                        Optional.of(value.type()))
                : new Binding.UnsupportedType(placeholder, value.origin(), value.type(),
                        usable(placeholder, value.type()));
    }

    /** What could be written in the placeholder's stead. What the platform's types have identifies nothing. */
    private List<String> usable(Placeholder placeholder, TypeShape type) {
        if (type.erasure().startsWith("java.")) {
            return List.of();
        }
        StringBuilder start = new StringBuilder("{");
        start.append(placeholder.root() instanceof Root.Named named ? named.name()
                : placeholder.root() instanceof Root.Positional positional ? Integer.toString(positional.index())
                        : "result");
        placeholder.path().forEach(step -> start.append('.').append(step.name()));
        return properties.properties(type).entrySet().stream()
                .filter(property -> formats.choose(property.getValue()).isPresent()).limit(USABLE_SHOWN)
                .map(property -> start + "." + property.getKey() + '}').toList();
    }
}
