// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "support/scratch.h"

namespace northway {
namespace {

long files_in(const std::filesystem::path& folder) {
    return std::distance(std::filesystem::directory_iterator(folder),
                         std::filesystem::directory_iterator());
}

TEST(File, AnUncommittedFileLeavesNothing) {
    const test::Scratch folder;
    {
        auto file = AtomicFile::create(folder / "a.txt");
        ASSERT_TRUE(file);
        const std::uint8_t bytes[] = {1, 2, 3};
        ASSERT_TRUE(file->write(bytes));
    }
    EXPECT_EQ(files_in(folder.path()), 0);
}

TEST(File, ACommittedFileReplacesTheOldOneWhole) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "a.txt", "old and longer"));
    ASSERT_TRUE(write_text(folder / "a.txt", "new"));
    EXPECT_EQ(read_text(folder / "a.txt").value(), "new");
    EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(File, AFolderThatCannotBeWrittenIsReported) {
    const auto file = AtomicFile::create("/proc/northway.png");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().kind, ErrorKind::failed);
    EXPECT_NE(file.error().message.find("/proc/northway.png"), std::string::npos);
}

TEST(File, ErrorsNameTheFile) {
    const auto missing = read_text("/no/such/file.json");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::bad_input);
    EXPECT_NE(missing.error().message.find("/no/such/file.json"), std::string::npos);
    EXPECT_FALSE(read_text("/tmp"));
}

TEST(File, AByteOrderMarkIsNotText) {
    const test::Scratch folder;
    ASSERT_TRUE(write_text(folder / "bom.csv", "\xEF\xBB\xBFid,name"));
    EXPECT_EQ(read_text(folder / "bom.csv").value(), "id,name");
}

}  // namespace
}  // namespace northway
