#include "app/gui/runner/runner.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <latch>

#include "app/gui/runner/activity.h"
#include "core/base/input_error.h"

namespace triscope::gui {
namespace {

const QString kWhat = QStringLiteral("Counting");

// Work that holds its thread until it is told to stop, as long work does.
int holdUntilStopped(const RunControl& control) {
    while (true) {
        control.throwIfStopped();
        std::this_thread::yield();
    }
}

TEST(Runner, DeliversAResultToTheThreadItLivesIn) {
    Runner runner;
    const QSignalSpy succeeded(&runner, &Runner::succeeded);
    std::thread::id worker;
    std::thread::id receiver;
    int result = 0;
    runner.run(
        kWhat,
        [&worker](const RunControl&) {
            worker = std::this_thread::get_id();
            return 42;
        },
        [&](const std::shared_ptr<const int>& made) {
            receiver = std::this_thread::get_id();
            result = *made;
        });
    EXPECT_TRUE(runner.busy());
    EXPECT_EQ(runner.what(), kWhat);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !runner.busy(); }));
    EXPECT_EQ(result, 42);
    EXPECT_EQ(receiver, std::this_thread::get_id());
    EXPECT_NE(worker, receiver);
    EXPECT_EQ(succeeded.count(), 1);
}

TEST(Runner, StopsAndDropsWorkThatIsSuperseded) {
    Runner runner;
    const QSignalSpy ended(&runner, &Runner::cancelled);
    QList<int> results;
    const auto collect = [&results](const std::shared_ptr<const int>& made) { results << *made; };
    runner.run(kWhat, holdUntilStopped, collect);
    runner.run(
        kWhat, [](const RunControl&) { return 2; }, collect);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !runner.busy(); }));
    EXPECT_EQ(results, QList<int>{2});
    EXPECT_EQ(ended.count(), 0) << "a superseded run does not end, it is replaced";
}

TEST(Runner, DropsAResultThatComesTooLate) {
    Runner runner;
    QList<int> results;
    const auto collect = [&results](const std::shared_ptr<const int>& made) { results << *made; };
    std::latch made(1);
    runner.run(
        kWhat,
        [&made](const RunControl&) {
            made.count_down();
            return 1;
        },
        collect);
    // The first result may already be on its way to this thread, which has not looked yet.
    made.wait();
    runner.run(
        kWhat, [](const RunControl&) { return 2; }, collect);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !runner.busy(); }));
    EXPECT_EQ(results, QList<int>{2});
}

TEST(Runner, OnlyRunsTheLastOfManyRequests) {
    Runner runner;
    std::atomic<int> runs = 0;
    int last = -1;
    runner.run(kWhat, holdUntilStopped, [](const std::shared_ptr<const int>&) {});
    for (int request = 0; request < 100; ++request) {
        runner.run(
            kWhat,
            [&runs, request](const RunControl&) {
                ++runs;
                return request;
            },
            [&last](const std::shared_ptr<const int>& made) { last = *made; });
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return !runner.busy(); }));
    EXPECT_EQ(last, 99);
    EXPECT_LE(runs, 100);
}

TEST(Runner, TurnsAnExceptionIntoOneMessage) {
    Runner runner;
    QSignalSpy failed(&runner, &Runner::failed);
    runner.run(
        kWhat,
        [](const RunControl&) -> int {
            throw InputError({"sink", {TRISCOPE_TR("must be from %1 to %2, not %3"), {"0", "9", "10"}}});
        },
        [](const std::shared_ptr<const int>&) { FAIL() << "nothing was made"; });
    ASSERT_TRUE(failed.wait());
    EXPECT_EQ(failed.count(), 1);
    EXPECT_EQ(failed[0][0].toString(), QStringLiteral("sink: must be from 0 to 9, not 10"));
    EXPECT_FALSE(runner.busy());
}

TEST(Runner, CancelsAndIsReadyForMore) {
    Runner runner;
    const QSignalSpy cancelled(&runner, &Runner::cancelled);
    runner.run(kWhat, holdUntilStopped, [](const std::shared_ptr<const int>&) { FAIL(); });
    runner.cancel();
    EXPECT_FALSE(runner.busy());
    EXPECT_EQ(cancelled.count(), 1);
    int result = 0;
    runner.run(
        kWhat, [](const RunControl&) { return 7; },
        [&result](const std::shared_ptr<const int>& made) { result = *made; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !runner.busy(); }));
    EXPECT_EQ(result, 7);
    EXPECT_EQ(cancelled.count(), 1);
}

TEST(Runner, ReportsProgressOfTheRunUnderWay) {
    Runner runner;
    QSignalSpy progressed(&runner, &Runner::progressed);
    runner.run(
        kWhat,
        [](const RunControl& control) {
            control.report(0.5);
            return holdUntilStopped(control);
        },
        [](const std::shared_ptr<const int>&) {});
    EXPECT_EQ(runner.progress(), std::nullopt);
    ASSERT_TRUE(progressed.wait());
    EXPECT_EQ(runner.progress(), 0.5);
    runner.cancel();
    EXPECT_EQ(runner.progress(), std::nullopt);
}

TEST(Runner, StopsItsWorkWhenItGoes) {
    std::atomic<bool> stopped = false;
    std::latch begun(1);
    {
        Runner runner;
        runner.run(
            kWhat,
            [&](const RunControl& control) {
                begun.count_down();
                while (!control.stop.stop_requested()) std::this_thread::yield();
                stopped = true;
                return 0;
            },
            [](const std::shared_ptr<const int>&) { FAIL() << "there is nobody to deliver to"; });
        begun.wait();
    }
    EXPECT_TRUE(stopped);
    QCoreApplication::processEvents();
}

TEST(Activity, ShowsTheRunnerThatHasBeenAtWorkLongest) {
    Activity activity;
    Runner first;
    Runner second;
    activity.watch(first);
    activity.watch(second);
    EXPECT_EQ(activity.current(), nullptr);
    const auto ignore = [](const std::shared_ptr<const int>&) {};
    first.run(kWhat, holdUntilStopped, ignore);
    second.run(kWhat, holdUntilStopped, ignore);
    EXPECT_EQ(activity.current(), &first);
    first.cancel();
    EXPECT_EQ(activity.current(), &second);
    activity.cancelAll();
    EXPECT_EQ(activity.current(), nullptr);
}

TEST(Activity, ForgetsARunnerThatGoesWhileAtWork) {
    Activity activity;
    {
        Runner runner;
        activity.watch(runner);
        runner.run(kWhat, holdUntilStopped, [](const std::shared_ptr<const int>&) {});
        EXPECT_EQ(activity.current(), &runner);
    }
    EXPECT_EQ(activity.current(), nullptr);
}

}  // namespace
}  // namespace triscope::gui
