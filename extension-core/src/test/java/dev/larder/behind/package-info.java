/** What methods with {@code @WriteBehind} do, whatever the container: run on Weld and on Quarkus. */
package dev.larder.behind;
