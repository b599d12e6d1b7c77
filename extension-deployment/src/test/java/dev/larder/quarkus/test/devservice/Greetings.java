package dev.larder.quarkus.test.devservice;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.Cached;

@ApplicationScoped
public class Greetings {

    @Cached(cache = "greetings", key = "greeting:{name}")
    public String greet(String name) {
        return "Hello " + name;
    }

    @Cached(cache = "lists", key = "greetings:{names}")
    public List<String> greetAll(List<String> names) {
        return names.stream().map(this::greet).toList();
    }
}
