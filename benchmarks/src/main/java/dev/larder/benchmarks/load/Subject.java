package dev.larder.benchmarks.load;

/** What is measured: a call that is answered from Redis. */
public interface Subject {

    Product get(String id);

    /** How many calls the method behind the cache had to answer. */
    long loads();
}
