package dev.larder.quarkus.test.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An application of many beans, each with the cached methods and the invalidations that beans have. */
record ManyBeans(int count) {

    static final int CACHED_EACH = 10;
    static final int CHANGING_EACH = 2;

    private static final String BEAN = """
            package many;

            import dev.larder.CacheInvalidate;
            import dev.larder.Cached;
            import java.time.LocalDate;
            import java.util.List;

            @jakarta.enterprise.context.ApplicationScoped
            public class Bean# {

                public enum State { OPEN, CLOSED }

                public record Order(long id, String place) { }

                @Cached(cache = "bean#", key = "bean#", tags = "all#")
                public List<Long> all() { return List.of(); }

                @Cached(cache = "bean#", key = "bean#:{id}", tags = { "all#", "owner#:{result}" })
                public String byId(long id) { return ""; }

                @Cached(cache = "names#", key = "bean#:{id}:name", ttl = "5m", staleGrace = "1m")
                public String name(long id) { return ""; }

                @Cached(cache = "parts#", key = "bean#:{id}:part:{part}")
                public Integer part(long id, int part) { return 0; }

                @Cached(cache = "found#", key = "bean#:by-name:{name}:{page}")
                public List<String> byName(String name, int page) { return List.of(); }

                @Cached(cache = "tenants#", key = "{tenant}:bean#:{id}")
                public String ofTenant(String tenant, long id) { return ""; }

                @Cached(cache = "days#")
                public List<String> between(LocalDate from, LocalDate to) { return List.of(); }

                @Cached(cache = "orders#", key = "bean#:order:{order.id}:{order.place}")
                public Double order(Order order) { return 0.0; }

                @Cached(cache = "states#", key = "bean#:state:{state}", tags = "states#")
                public Long count(State state) { return 0L; }

                @Cached(cache = "pages#", key = "bean#:page:{0}:{1}:{2}")
                public List<Order> page(String order, int page, int size) { return List.of(); }

                @CacheInvalidate(key = { "bean#:{id}", "bean#:{id}:name" }, tags = "all#")
                public void change(long id) { }

                @CacheInvalidate(tags = { "owner#:{owner}", "states#" })
                @CacheInvalidate(pattern = "bean#:page:*")
                @CacheInvalidate(cache = "states#")
                public void close(String owner, long id) { }
            }
            """;

    /** Writes it to the folder, as classes. */
    void compile(Path sources, Path classes) throws IOException {
        List<Path> files = IntStream.range(0, count).mapToObj(i -> sources.resolve("many/Bean" + i + ".java")).toList();
        Files.createDirectories(sources.resolve("many"));
        for (int i = 0; i < count; i++) {
            Files.writeString(files.get(i), BEAN.replace("#", Integer.toString(i)));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-parameters", "-proc:none", "-d", classes.toString(), "-cp",
                    System.getProperty("java.class.path"));
            if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new AssertionError("the generated beans do not compile");
            }
        }
    }
}
