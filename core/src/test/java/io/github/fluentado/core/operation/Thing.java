// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.json.Codec;
import java.util.List;

/** Operations as the generator writes them, for the tests. */
final class Thing {
  private Thing() {}

  static final class ListThings extends OperationPaged<String, ListThings> {
    ListThings(Invocation invocation) {
      super(invocation, Codec.STRING);
    }

    @Override
    protected ListThings with(Invocation other) {
      return new ListThings(other);
    }

    static ListThings of(Connection connection, Paging paging) {
      return new ListThings(Invocation.of(connection, operation("GET", paging)));
    }

    ListThings with(String name, Object value) {
      return new ListThings(invocation().query(name, value));
    }
  }

  static final class ListWithin extends OperationPaged<String, ListWithin> {
    ListWithin(Invocation invocation) {
      super(invocation, Envelope.SHAPE, String.class);
    }

    @Override
    protected ListWithin with(Invocation other) {
      return new ListWithin(other);
    }

    static ListWithin of(Connection connection, Paging paging) {
      return new ListWithin(Invocation.of(connection, operation("GET", paging)));
    }
  }

  static Operation operation(String method, Paging paging) {
    return Operation.of("area_Things_list", method, "/{project?}/_apis/things")
        .version("7.1")
        .listWrapper()
        .paging(paging)
        .build();
  }

  static List<String> tokens(Iterable<Page<String>> pages) {
    var tokens = new java.util.ArrayList<String>();
    pages.forEach(page -> tokens.add(page.token().orElse("end")));
    return tokens;
  }
}
