package dev.larder.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.larder.Cached;

/** Which templates are refused because they make the same key of some arguments. */
class OverlapRulesTest {

    enum Color {
        RED,
        GREEN
    }

    static class Crossing {

        @Cached(key = "a:{x}")
        String first(String x) {
            return x;
        }

        @Cached(key = "{y}:b")
        String second(String y) {
            return y;
        }
    }

    @Test
    void bothSidesAreShownWithArgumentsThatCollide() {
        assertThat(PlanReports.report(Crossing.class)).isEqualTo(
                """
                        Larder found 1 problem:

                        1. LARDER-118 at Crossing#second(String)
                           @Cached(key = "{y}:b")
                                          ^^^^^
                           can make a key of Crossing#first(String): "a:b", when {y} = "a" here and {x} = "b" there
                           Mend: begin the keys of one of them with a word of its own, or give both the same cache if they are to share entries
                        """);
    }

    static class Apart {

        @Cached(key = "product:{id}")
        String product(String id) {
            return id;
        }

        @Cached(key = "product:{id}:reviews")
        List<String> reviews(String id) {
            return List.of();
        }

        @Cached(key = "number:{n}")
        String number(int n) {
            return "";
        }

        @Cached(key = "number:latest")
        List<String> latest() {
            return List.of();
        }

        @Cached(key = "color:{color}")
        String color(Color color) {
            return "";
        }

        @Cached(key = "color:all")
        List<String> colors() {
            return List.of();
        }

        @Cached(key = "day:{day}")
        String day(LocalDate day) {
            return "";
        }

        @Cached(key = "day:{id}:x")
        int dayOfId(UUID id) {
            return 0;
        }

        @Cached(key = "day:today")
        int today() {
            return 0;
        }

        @Cached(key = "n{n}")
        String word(boolean n) {
            return "";
        }

        @Cached(key = "n{n}")
        String word(Boolean n) {
            return "";
        }

        @Cached(key = "no")
        int no() {
            return 0;
        }

        @Cached(key = "list:{ids}")
        String list(List<Integer> ids) {
            return "";
        }

        @Cached(key = "list:a")
        int listA() {
            return 0;
        }

        @Cached(key = "list:[a]")
        int listOfA() {
            return 0;
        }
    }

    @Test
    void whatNoArgumentsBringTogetherIsLeftAlone() {
        assertThat(PlanReports.report(Apart.class)).isEmpty();
    }

    static class Typed {

        @Cached(key = "number:{n}")
        String number(int n) {
            return "";
        }

        @Cached(key = "number:12")
        int dozen() {
            return 12;
        }

        @Cached(key = "color:{color}")
        String color(Color color) {
            return "";
        }

        @Cached(key = "color:RED")
        int red() {
            return 0;
        }

        @Cached(key = "maybe:{id}")
        String maybe(Optional<Integer> id) {
            return "";
        }

        @Cached(key = "maybe:(7)")
        int seven() {
            return 7;
        }

        @Cached(key = "list:{ids}")
        String list(List<Integer> ids) {
            return "";
        }

        @Cached(key = "list:[1,2]")
        int two() {
            return 2;
        }

        @Cached(key = "a{n}")
        String tail(int n) {
            return "";
        }

        @Cached(key = "{n}1")
        int head(String n) {
            return 0;
        }

        @Cached(key = "{day}:x")
        int day(LocalDate day) {
            return 0;
        }

        @Cached(key = "2024-02-29:{x}")
        String leap(String x) {
            return x;
        }
    }

    @Test
    void typesAreReckonedWith() {
        assertThat(PlanReports.report(Typed.class)).contains("found 6 problems",
                "\"number:12\", when {n} = 12 here", "\"color:RED\", when {color} = RED there",
                "\"maybe:(7)\", when {id} = (7) there", "\"list:[1,2]\", when {ids} = [1,2] there",
                "\"a1\", when {n} = 1 here and {n} = \"a\" there",
                "\"2024-02-29:x\", when {x} = \"x\" here and {day} = 2024-02-29 there");
    }

    static class Surrounded {

        @Cached(key = "user:{@user}")
        String mine() {
            return "";
        }

        @Cached(key = "user:{id}")
        int byId(String id) {
            return 0;
        }

        @Cached(key = "sum:{x}0")
        int text(String x) {
            return 0;
        }

        @Cached(key = "sum:{total}")
        String number(BigInteger total) {
            return "";
        }
    }

    @Test
    void ambientValuesAreAnyText() {
        assertThat(PlanReports.report(Surrounded.class)).contains("found 2 problems", "{@user} = \"a\" here",
                "{id} = \"a\" there",
                "LARDER-118 at Surrounded#text(String)");
    }

    static class OneCache {

        @Cached(cache = "products", key = "product:{id}")
        String byId(String id) {
            return id;
        }

        @Cached(cache = "products", key = "product:newest")
        String newest() {
            return "";
        }

        @Cached(cache = "products", key = "product:count")
        int count() {
            return 0;
        }
    }

    @Test
    void methodsOfOneCacheMayShareEntriesOfOneType() {
        assertThat(PlanReports.report(OneCache.class)).contains("found 1 problem", "LARDER-118 at OneCache#count()")
                .doesNotContain("same cache");
    }
}
