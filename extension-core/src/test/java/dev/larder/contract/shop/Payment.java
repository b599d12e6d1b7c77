package dev.larder.contract.shop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A closed choice, told apart by a name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @JsonSubTypes.Type(value = Payment.Card.class, name = "card"),
        @JsonSubTypes.Type(value = Payment.Cash.class, name = "cash") })
public sealed interface Payment {

    record Card(String number) implements Payment {
    }

    record Cash(int coins) implements Payment {
    }
}
