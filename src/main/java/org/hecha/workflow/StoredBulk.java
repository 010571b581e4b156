package org.hecha.workflow;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hecha.organization.MemberId;
import org.hecha.organization.Scope;
import org.hecha.shared.Refused;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction a task through the {@link Desk}; a preview is the same transaction, rolled back. */
@Service
class StoredBulk implements Bulk {

    private final Desk desk;
    private final Attention attention;
    private final TransactionTemplate transaction;

    StoredBulk(Desk desk, Attention attention, PlatformTransactionManager transactions) {
        this.desk = desk;
        this.attention = attention;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<Item> preview(Scope scope, Collection<TaskId> tasks, Order order) {
        return each(tasks, id -> one(scope, id, true, () -> move(scope, id, order)));
    }

    @Override
    public List<Item> run(Scope scope, Collection<TaskId> tasks, Order order) {
        return each(tasks, id -> one(scope, id, false, () -> move(scope, id, order)));
    }

    @Override
    public List<Item> undo(Scope scope, Collection<Left> tasks, Move move, String reason) {
        if (!move.undoable()) {
            throw new IllegalArgumentException(move + " cannot be taken back");
        }
        return each(tasks, left -> one(scope, left.id(), false, () -> back(scope, left, move, reason)));
    }

    private static <T> List<Item> each(Collection<T> tasks, Function<T, Item> one) {
        var once = new LinkedHashSet<>(tasks);
        if (once.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " tasks in one go, not " + once.size());
        }
        return once.stream().map(one).toList();
    }

    private Item one(Scope scope, TaskId id, boolean takeBack, Supplier<Task> move) {
        try {
            var task = transaction.execute(status -> {
                var moved = move.get();
                if (takeBack) {
                    status.setRollbackOnly();
                }
                return moved;
            });
            return new Item(id, Optional.ofNullable(task).map(t -> known(scope, t)), Optional.empty());
        } catch (Refused refused) {
            return new Item(id, seen(scope, id), Optional.of(refused));
        } catch (ConcurrencyFailureException faster) {
            return new Item(id, seen(scope, id), Optional.of(new TaskGone("version")));
        }
    }

    private Optional<Task> seen(Scope scope, TaskId id) {
        try {
            return Optional.of(StoredWorklist.shown(scope, desk.visible(scope, id)));
        } catch (UnknownTask foreign) {
            return Optional.empty();
        }
    }

    private static Task known(Scope scope, Task task) {
        return Work.mayKnowHolder(scope, task) ? task : TaskRow.discreet(task);
    }

    private Task move(Scope scope, TaskId id, Order order) {
        switch (order.move()) {
            case CLAIM -> {
                return desk.claim(scope, id);
            }
            case RELEASE -> {
                return desk.release(scope, id);
            }
            case TRANSFER -> {
                return desk.transfer(scope, id, person(order), order.words());
            }
            case URGE -> desk.urge(scope, id);
            case COPY -> attention.copy(scope, id, List.of(person(order)), order.words());
            case WATCH -> attention.watch(scope, id, true);
        }
        return desk.visible(scope, id).task();
    }

    private static MemberId person(Order order) {
        return order.to().orElseThrow(() -> new FormRejected(java.util.Map.of("to", "required")));
    }

    private Task back(Scope scope, Left left, Move move, String reason) {
        var task = desk.visible(scope, left.id()).task();
        if (move != Move.WATCH && (task.done().isPresent() || task.version() != left.version())) {
            throw new TaskGone("version");
        }
        switch (move) {
            case CLAIM -> {
                return desk.release(scope, left.id());
            }
            case RELEASE -> {
                return desk.claim(scope, left.id());
            }
            case TRANSFER -> {
                return desk.transfer(scope, left.id(), scope.member(), reason);
            }
            case WATCH -> attention.watch(scope, left.id(), false);
            case URGE, COPY -> throw new IllegalArgumentException(move + " cannot be taken back");
        }
        return desk.visible(scope, left.id()).task();
    }
}
