package dev.larder.architecture.offence.internal.unmarked;

public interface Unmarked {
}
