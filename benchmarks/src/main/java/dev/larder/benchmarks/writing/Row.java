package dev.larder.benchmarks.writing;

/**
 * What is written under an id: about 200 bytes as JSON.
 *
 * @param version the later the greater, among the rows of an id
 */
public record Row(long version, String name, String text) {

    static Row of(String id, long version) {
        return new Row(version, "Name of " + id,
                "A jar of something that keeps for years, if it is put on a cool shelf and nobody opens it before its time");
    }
}
