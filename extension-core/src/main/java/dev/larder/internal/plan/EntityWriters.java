package dev.larder.internal.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.larder.internal.shape.ClassCode.Body;
import dev.larder.internal.shape.ClassCode.Call;
import dev.larder.internal.shape.Hierarchy;
import dev.larder.internal.shape.TypeCatalog;
import dev.larder.internal.shape.TypeShape;

/**
 * The methods of beans that write entities, as far as what they call tells: with Panache the entity or its repository, with
 * an entity manager or a session the classes that the method handles.
 */
final class EntityWriters {

    private static final List<String> SESSIONS = List.of("jakarta.persistence.EntityManager",
            "org.hibernate.SharedSessionContract", "org.hibernate.reactive.mutiny.Mutiny$Session",
            "org.hibernate.reactive.mutiny.Mutiny$StatelessSession");
    private static final List<String> REPOSITORIES = List.of(
            "io.quarkus.hibernate.orm.panache.PanacheRepositoryBase",
            "io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase",
            "io.quarkus.mongodb.panache.PanacheMongoRepositoryBase");
    private static final List<String> ACTIVE_RECORDS = List.of(
            "io.quarkus.hibernate.orm.panache.PanacheEntityBase",
            "io.quarkus.hibernate.reactive.panache.PanacheEntityBase",
            "io.quarkus.mongodb.panache.PanacheMongoEntityBase");
    private static final Set<String> WRITES = Set.of("persist", "persistAndFlush", "merge", "remove", "insert",
            "update", "delete", "deleteById", "deleteAll", "upsert", "persistOrUpdate", "insertMultiple",
            "updateMultiple", "deleteMultiple", "insertAll", "updateAll", "persistAll", "removeAll");

    private final TypeCatalog catalog;
    private final Set<String> classes;
    private final Map<String, Optional<Writing>> known = new HashMap<>();

    /** @param method that writes objects of the class */
    record Writing(String method, String entity) {
    }

    EntityWriters(Whole whole) {
        this.catalog = whole.application().catalog();
        this.classes = new TreeSet<>(whole.application().classes());
    }

    /** Of the first entity in a value that some method writes. */
    Optional<Writing> of(TypeShape value) {
        Set<String> entities = new TreeSet<>();
        collect(value, entities, new HashSet<>());
        return entities.stream().map(entity -> known.computeIfAbsent(entity, this::writing))
                .flatMap(Optional::stream).findFirst();
    }

    private void collect(TypeShape declared, Set<String> entities, Set<String> seen) {
        TypeShape type = PropertyResolver.bound(declared);
        if (type instanceof TypeShape.Array array) {
            collect(array.component(), entities, seen);
        } else if (type instanceof TypeShape.Named named && seen.add(type.toString())) {
            named.arguments().forEach(argument -> collect(argument, entities, seen));
            if (!named.name().startsWith("java.")) {
                Hierarchy.of(named, catalog).levels().forEach(level -> {
                    if (level.shape().isEntity() || isActiveRecord(level.shape().name())) {
                        entities.add(level.shape().name());
                    }
                    level.shape().members().stream().filter(member -> !member.method())
                            .forEach(field -> collect(field.type().substitute(level.variables()), entities, seen));
                });
            }
        }
    }

    private boolean isActiveRecord(String name) {
        return !ACTIVE_RECORDS.contains(name) && DeclaredType.isOneOf(ACTIVE_RECORDS, TypeShape.of(name), catalog);
    }

    private Optional<Writing> writing(String entity) {
        return classes.stream()
                .flatMap(name -> catalog.code(name).stream().flatMap(code -> code.methods().stream())
                        .filter(body -> !body.bridge() && writes(body, entity)).map(Body::written)
                        .sorted().limit(1).map(method -> new Writing(name + '#' + method, entity)))
                .findFirst();
    }

    private boolean writes(Body body, String entity) {
        return body.calls().stream().filter(call -> WRITES.contains(call.name()))
                .anyMatch(call -> isOn(entity, call) || isOfRepository(entity, call)
                        || body.classes().contains(entity)
                                && DeclaredType.isOneOf(SESSIONS, TypeShape.of(call.owner()), catalog));
    }

    private boolean isOn(String entity, Call call) {
        return call.owner().equals(entity) || Hierarchy.of(TypeShape.of(call.owner()), catalog).isA(entity);
    }

    private boolean isOfRepository(String entity, Call call) {
        Hierarchy owner = Hierarchy.of(TypeShape.of(call.owner()), catalog);
        return REPOSITORIES.stream().anyMatch(repository -> owner.variablesOf(repository).values().stream()
                .anyMatch(argument -> argument.erasure().equals(entity)));
    }
}
