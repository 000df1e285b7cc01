#pragma once

#include <QObject>
#include <QString>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <type_traits>

#include "core/base/run_control.h"

namespace triscope::gui {

// Runs one function at a time on a worker thread of its own and brings back what it made. Asking for a new
// run supersedes the one under way: that one is told to stop, and its result, should it still come, is
// dropped. All members are used from the thread the Runner lives in, and all signals come there.
class Runner final : public QObject {
    Q_OBJECT

  public:
    explicit Runner(QObject* parent = nullptr);
    // Tells the work to stop and waits for it; nothing is delivered any more.
    ~Runner() override;

    // Calls `work(const RunControl&)` on the worker, then `done(std::shared_ptr<const Result>)` here. Work
    // owns copies of what it reads, and looks at its RunControl often enough that closing the window feels
    // immediate. `what` names the work to the user: "Counting cells". Both callables must be copyable.
    template <class Work, class Done>
    void run(const QString& what, Work work, Done done) {
        using Result = std::invoke_result_t<Work&, const RunControl&>;
        start(what, [work = std::move(work), done = std::move(done)](const RunControl& control) mutable {
            auto result = std::make_shared<const Result>(work(control));
            return Delivery([result = std::move(result), done] { done(result); });
        });
    }

    void cancel();

    bool busy() const { return m_busy; }
    const QString& what() const { return m_what; }
    // The share done, or nullopt while the work has not said.
    std::optional<double> progress() const { return m_progress; }

  signals:
    void started();
    void progressed(double share);
    // Exactly one of these three ends a run that was not superseded. Success comes after `done`.
    void succeeded();
    void failed(const QString& message);
    void cancelled();

  private:
    using Delivery = std::function<void()>;
    using Task = std::function<Delivery(const RunControl&)>;
    using Generation = std::uint64_t;
    struct Job {
        Generation generation = 0;
        Task task;
        std::stop_source stop;
    };

    void start(const QString& what, Task task);
    void supersede();
    void workUntil(const std::stop_token& quit);
    void execute(const Job& job);
    void postProgress(Generation generation, double share);
    void finish(Generation generation, const Delivery& delivery, const std::exception_ptr& error);
    void reportFailure(const std::exception_ptr& error);

    bool m_busy = false;
    QString m_what;
    std::optional<double> m_progress;
    Generation m_generation = 0;
    std::stop_source m_stop;

    std::atomic<double> m_posted_share = 0;
    std::atomic<bool> m_progress_is_posted = false;

    std::mutex m_mutex;
    std::condition_variable_any m_job_waits;
    std::optional<Job> m_next;
    std::jthread m_worker;  // last: it uses all of the above
};

}  // namespace triscope::gui
