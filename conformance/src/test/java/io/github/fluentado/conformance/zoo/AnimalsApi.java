// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance.zoo;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.operation.Api;
import io.github.fluentado.core.operation.Invocation;
import io.github.fluentado.core.operation.Operation;
import io.github.fluentado.core.operation.OperationCall;
import io.github.fluentado.core.operation.OperationDownload;
import io.github.fluentado.core.operation.OperationPaged;
import io.github.fluentado.core.operation.Paging;
import io.github.fluentado.core.operation.Place;
import io.github.fluentado.core.operation.Result;
import java.time.OffsetDateTime;

/** The operations. */
public final class AnimalsApi extends Api {
  public AnimalsApi(Connection connection) {
    super(connection);
  }

  public Get get(int id) {
    return new Get(invocation(Get.OPERATION).path("id", id));
  }

  public Lists list() {
    return new Lists(invocation(Lists.OPERATION));
  }

  public Create create(Animal body) {
    return new Create(invocation(Create.OPERATION).body("application/json", Animal.SHAPE, body));
  }

  public Remove remove(int id) {
    // A fault: one too many.
    return new Remove(invocation(Remove.OPERATION).path("id", id + 1));
  }

  public Picture picture(int id) {
    return new Picture(invocation(Picture.OPERATION).path("id", id));
  }

  public static final class Get extends OperationCall<Animal, Get> {
    static final Operation OPERATION =
        Operation.of("zoo_Animals_get", "GET", "/{park?}/_apis/zoo/animals/{id}")
            .version("7.1")
            .build();
    private static final Result<Animal> RESULT = Result.json(Animal.SHAPE);

    private Get(Invocation invocation) {
      super(invocation, RESULT);
    }

    @Override
    protected Get with(Invocation other) {
      return new Get(other);
    }

    public Get park(String park) {
      return new Get(invocation().path("park", park));
    }

    public Get asOf(OffsetDateTime asOf) {
      return new Get(invocation().query("asOf", asOf));
    }

    public Get top(int top) {
      // A fault: the value is another.
      return new Get(invocation().query("$top", top * 2));
    }

    public Get ifMatch(String ifMatch) {
      return new Get(invocation().header("If-Match", ifMatch));
    }
  }

  public static final class Lists extends OperationPaged<Animal, Lists> {
    static final Operation OPERATION =
        Operation.of("zoo_Animals_list", "GET", "/_apis/zoo/animals")
            .version("7.1")
            .listWrapper()
            .paging(Paging.header(Place.QUERY, "continuationToken"))
            .build();

    private Lists(Invocation invocation) {
      super(invocation, Animal.SHAPE);
    }

    @Override
    protected Lists with(Invocation other) {
      return new Lists(other);
    }
  }

  public static final class Create extends OperationCall<Animal, Create> {
    static final Operation OPERATION =
        Operation.of("zoo_Animals_create", "POST", "/_apis/zoo/animals").version("7.1").build();
    private static final Result<Animal> RESULT = Result.json(Animal.SHAPE);

    private Create(Invocation invocation) {
      super(invocation, RESULT);
    }

    @Override
    protected Create with(Invocation other) {
      return new Create(other);
    }
  }

  public static final class Remove extends OperationCall<Done, Remove> {
    static final Operation OPERATION =
        Operation.of("zoo_Animals_remove", "DELETE", "/_apis/zoo/animals/{id}")
            .version("7.1")
            .build();
    private static final Result<Done> RESULT = Result.none();

    private Remove(Invocation invocation) {
      super(invocation, RESULT);
    }

    @Override
    protected Remove with(Invocation other) {
      return new Remove(other);
    }
  }

  public static final class Picture extends OperationDownload<Picture> {
    static final Operation OPERATION =
        Operation.of("zoo_Animals_picture", "GET", "/_apis/zoo/animals/{id}/picture")
            .version("7.1")
            .accept("image/png")
            .build();

    private Picture(Invocation invocation) {
      super(invocation);
    }

    @Override
    protected Picture with(Invocation other) {
      return new Picture(other);
    }
  }
}
